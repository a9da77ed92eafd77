namespace Loyalty.Cli.Reports;

/// <summary>
/// What the command line asks for.
/// <c>IsJson</c>: as it comes from the engine, not as tables.
/// </summary>
internal sealed record ReportRequest(string Report, string Program, Uri Server, string? Key, bool IsJson)
{
    public string? From { get; init; }
    public string? To { get; init; }
    public string? By { get; init; }

    /// <summary>The address below the server's root.</summary>
    public string Path
    {
        get
        {
            var query = new[] { ("from", From), ("to", To), ("by", By) }
                .Where(part => part.Item2 is not null)
                .Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}");
            return $"/v1/programs/{Uri.EscapeDataString(Program)}/reports/{Report}?{string.Join('&', query)}".TrimEnd('?');
        }
    }
}
