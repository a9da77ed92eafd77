using Loyalty.Contracts.Members;

namespace Loyalty.Grains.Tests.Reports;

/// <summary>What entries of ledgers add up to before an instant, told by their kinds alone.</summary>
internal sealed record LedgerSum(long Issued, long Redeemed, long Expired, long Reversed, long Balance, long Owed)
{
    public static LedgerSum Of(IEnumerable<LedgerEntry[]> ledgers, DateTimeOffset to)
    {
        var before = ledgers.Select(ledger => ledger.Where(entry => entry.At < to).ToList()).ToList();
        long Points(params string[] kinds) => before.SelectMany(ledger => ledger).Where(entry => kinds.Contains(entry.Kind)).Sum(entry => entry.Points);
        return new LedgerSum(
            Points("enrolment", "purchase", "activity", "birthday", "membership"),
            -Points("redemption"),
            -Points("expiry"),
            -Points("return"),
            before.Sum(ledger => ledger.LastOrDefault()?.Balance ?? 0),
            before.Sum(ledger => ledger.LastOrDefault()?.Owed ?? 0));
    }
}
