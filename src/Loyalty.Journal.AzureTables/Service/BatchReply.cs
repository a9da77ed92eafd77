using System.Text.RegularExpressions;

namespace Loyalty.Journal.AzureTables.Service;

/// <summary>
/// The answer to a transaction: one part for each write where all was done, and one part alone, that of the write that failed, where
/// nothing was.
/// </summary>
internal static partial class BatchReply
{
    public static TableOutcome Read(string body, int writes)
    {
        var parts = Statuses().Matches(body);
        var statuses = parts.Select(part => int.Parse(part.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        foreach (var (status, place) in statuses.Select((status, place) => (status, place)))
        {
            if (status >= 300)
                return Refused(status, body[parts[place].Index..]);
        }

        if (statuses.Count != writes)
            throw new TableServiceException($"The Table service answered {statuses.Count} of {writes} writes: whether they are written is unknown.");
        return new TableOutcome(TableStatus.Done, [.. parts.Select((part, place) =>
            Tag(body[part.Index..(place + 1 < parts.Count ? parts[place + 1].Index : body.Length)]))]);
    }

    /// <summary>The answer to a failed write or request: what surely was not done, or an exception.</summary>
    public static TableOutcome Refused(int status, string body)
    {
        var code = Codes().Match(body) is { Success: true } match ? match.Groups[1].Value : "";
        return (status, code) switch
        {
            (409, "EntityAlreadyExists" or "TableAlreadyExists") => new TableOutcome(TableStatus.Exists, []),
            (404, "ResourceNotFound" or "EntityNotFound") => new TableOutcome(TableStatus.Missing, []),
            (412, _) => new TableOutcome(TableStatus.Changed, []),
            _ => throw new TableServiceException($"The Table service answered {status} {code}.") { Status = status, Code = code },
        };
    }

    private static string Tag(string part) => Tags().Match(part) is { Success: true } match ? match.Groups[1].Value : "";

    [GeneratedRegex(@"^HTTP/1\.1 (\d{3})", RegexOptions.Multiline)]
    private static partial Regex Statuses();

    [GeneratedRegex(@"^ETag:\s*(.+?)\s*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex("\"code\"\\s*:\\s*\"([A-Za-z]+)\"")]
    private static partial Regex Codes();
}
