using Loyalty.Contracts.Reports;
using Loyalty.Domain.Reports;

namespace Loyalty.Grains.Reports;

/// <summary>What there is at an instant: all that moved before it, summed up.</summary>
internal static class LiabilityAnswer
{
    public static LiabilityReport Of(ReportQuestion question) => new()
    {
        Time = question.Time with { From = null },
        Totals =
        [
            .. Sums(question, cell => question.CurrencyOf(cell.Currency))
                .OrderBy(sum => sum.Key, StringComparer.Ordinal)
                .Select(sum => Total(question, null, sum.Key, sum.Sum)),
        ],
        Tiers =
        [
            .. Sums(question, cell => (cell.Tier, Currency: question.CurrencyOf(cell.Currency)))
                .Where(sum => sum.Sum.Outstanding != 0 || sum.Sum[Flow.Owed] != 0)
                .OrderBy(sum => question.RankOf(sum.Key.Tier)).ThenBy(sum => sum.Key.Tier, StringComparer.Ordinal)
                .ThenBy(sum => sum.Key.Currency, StringComparer.Ordinal)
                .Select(sum => Total(question, sum.Key.Tier, sum.Key.Currency, sum.Sum)),
        ],
        Months =
        [
            .. Sums(question, cell => (cell.Issued, Currency: question.CurrencyOf(cell.Currency)))
                .OrderBy(sum => sum.Key.Issued).ThenBy(sum => sum.Key.Currency, StringComparer.Ordinal)
                .Select(sum => Month(question, ReportQuestion.LabelOf(sum.Key.Issued), sum.Key.Currency, sum.Sum))
                .Where(month => month.Issued != 0 || month.Outstanding != 0),
        ],
    };

    private static IEnumerable<(TKey Key, FlowSum Sum)> Sums<TKey>(ReportQuestion question, Func<Cell, TKey> keyOf)
        where TKey : notnull => FlowSum.By(question, at => at < question.To, (_, cell) => keyOf(cell));

    private static LiabilityTotal Total(ReportQuestion question, string? tier, string currency, FlowSum sum) => new()
    {
        Tier = tier,
        Currency = currency,
        Available = sum[Flow.Available],
        Pending = sum[Flow.Pending],
        Held = sum[Flow.Held],
        Outstanding = sum.Outstanding,
        Owed = sum[Flow.Owed],
        Worth = question.Worth(currency, sum.Outstanding),
    };

    private static IssueMonth Month(ReportQuestion question, string month, string currency, FlowSum sum) => new()
    {
        Month = month,
        Currency = currency,
        Issued = sum[Flow.Issued],
        Redeemed = sum[Flow.Redeemed],
        Expired = sum[Flow.Expired],
        Reversed = sum[Flow.Reversed],
        Repaid = sum[Flow.Repaid],
        Given = sum[Flow.Given],
        Received = sum[Flow.Received],
        Restored = sum[Flow.Restored],
        Available = sum[Flow.Available],
        Pending = sum[Flow.Pending],
        Held = sum[Flow.Held],
        Outstanding = sum.Outstanding,
        Worth = question.Worth(currency, sum.Outstanding),
        Breakage = sum.Breakage,
    };
}
