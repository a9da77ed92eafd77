using System.Text.Json;
using Loyalty.EndToEnd.Tests.Processes;
using NodaTime;

namespace Loyalty.EndToEnd.Tests.RealHistory;

/// <summary>All entries of all members' ledgers, as anybody reads them, and what they add up to.</summary>
internal sealed class LedgerSums
{
    private static readonly string[] Issuing = ["enrolment", "purchase", "activity", "birthday", "membership"];
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/New_York"];
    private readonly List<List<Entry>> ledgers = [];

    private LedgerSums()
    {
    }

    public static async Task<LedgerSums> Of(Server server, string program, IReadOnlyCollection<string> members)
    {
        var sums = new LedgerSums();
        await Parallel.ForEachAsync(members, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (member, _) =>
        {
            var entries = (await server.Client.Ledger(program, member)).Select(Entry.Of).ToList();
            lock (sums.ledgers)
            {
                sums.ledgers.Add(entries);
            }
        });
        return sums;
    }

    /// <summary>What the entries before an instant add up to.</summary>
    public Sum At(DateTimeOffset to)
    {
        var before = ledgers.Select(ledger => ledger.Where(entry => entry.At < to).ToList()).Where(ledger => ledger.Count > 0).ToList();
        long Points(Func<Entry, bool> isMeant) => before.Sum(ledger => ledger.Where(isMeant).Sum(entry => entry.Points));
        return new Sum(
            Points(entry => Issuing.Contains(entry.Kind)),
            -Points(entry => entry.Kind == "redemption"),
            -Points(entry => entry.Kind == "expiry"),
            -Points(entry => entry.Kind == "return"),
            before.Sum(ledger => ledger[^1].Balance),
            before.Sum(ledger => ledger[^1].Owed));
    }

    /// <summary>Points issued in a month such as <c>2011-03</c>, in New York, before an instant.</summary>
    public long IssuedIn(string month, DateTimeOffset to) => ledgers.Sum(ledger => ledger
        .Where(entry => entry.At < to && Issuing.Contains(entry.Kind))
        .Where(entry => Instant.FromDateTimeOffset(entry.At).InZone(Zone).Date.ToYearMonth().ToString("uuuu-MM", null) == month)
        .Sum(entry => entry.Points));

    internal sealed record Sum(long Issued, long Redeemed, long Expired, long Reversed, long Balance, long Owed);

    private sealed record Entry(DateTimeOffset At, string Kind, long Points, long Balance, long Owed)
    {
        public static Entry Of(JsonElement entry) => new(
            entry.GetProperty("at").GetDateTimeOffset(), entry.Text("kind")!, entry.Points("points"), entry.Points("balance"), entry.Points("owed"));
    }
}
