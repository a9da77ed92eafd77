using System.Globalization;
using Loyalty.Contracts.Audit;

namespace Loyalty.Api.Console.Audit;

/// <summary>What is looked for in a trail.</summary>
/// <param name="Who">Name of the key; empty: anybody's.</param>
/// <param name="Act">What was done, in kebab case; empty: anything.</param>
/// <param name="After">Where to go on; empty: the newest first.</param>
internal sealed record AuditSearch(string Who, string Act, string After)
{
    private const int Shown = 50;
    private const int MostRead = 500;
    private const int MostPages = 10;

    /// <summary>Looks through so much of a trail that a page is full, or that it takes long enough.</summary>
    public async Task<AuditFinding> In(IAuditGrain trail)
    {
        var found = new List<AuditEntry>();
        _ = long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var before);
        var (isAll, read) = (Who.Length == 0 && Act.Length == 0, 0L);
        for (var page = 0; page < MostPages; page++)
        {
            var entries = await trail.Read(before, isAll ? Shown : Math.Min(MostRead, Shown * (page + 1)));
            read += entries.Entries.Length;
            found.AddRange(entries.Entries.Where(IsMeant));
            if (entries.Next is null || isAll || found.Count >= Shown)
                return new([.. found], entries.Next ?? "", read);
            before = long.Parse(entries.Next, CultureInfo.InvariantCulture);
        }

        return new([.. found], before.ToString(CultureInfo.InvariantCulture), read);
    }

    private bool IsMeant(AuditEntry entry) =>
        (Who.Length == 0 || entry.Key.Equals(Who, StringComparison.OrdinalIgnoreCase)) && (Act.Length == 0 || entry.Act == Act);
}

/// <summary>What was found.</summary>
/// <param name="Entries">The newest first.</param>
/// <param name="Next">Where to go on; empty: that was all.</param>
/// <param name="Read">Entries that were looked through.</param>
internal sealed record AuditFinding(AuditEntry[] Entries, string Next, long Read);
