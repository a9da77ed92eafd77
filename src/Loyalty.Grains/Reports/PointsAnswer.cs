using Loyalty.Contracts.Reports;
using Loyalty.Domain.Reports;

namespace Loyalty.Grains.Reports;

/// <summary>What came and went in a time.</summary>
internal static class PointsAnswer
{
    public static PointsReport Of(ReportQuestion question) => new()
    {
        Time = question.Time,
        Totals =
        [
            .. FlowSum.By(question, question.Has, (_, cell) => question.CurrencyOf(cell.Currency))
                .OrderBy(sum => sum.Key, StringComparer.Ordinal)
                .Select(sum => Row(null, sum.Key, sum.Sum)),
        ],
        Periods =
        [
            .. FlowSum.By(question, question.Has, (at, cell) => (Period: question.LabelOf(at), Currency: question.CurrencyOf(cell.Currency)))
                .Where(sum => !IsStill(sum.Sum))
                .OrderBy(sum => sum.Key.Period, StringComparer.Ordinal).ThenBy(sum => sum.Key.Currency, StringComparer.Ordinal)
                .Select(sum => Row(sum.Key.Period, sum.Key.Currency, sum.Sum)),
        ],
    };

    /// <summary>Whether points only became spendable or were set aside.</summary>
    private static bool IsStill(FlowSum sum) =>
        (sum[Flow.Issued] | sum[Flow.Redeemed] | sum[Flow.Expired] | sum[Flow.Reversed] | sum[Flow.Repaid] | sum.NewlyOwed
            | sum[Flow.Given] | sum[Flow.Received] | sum[Flow.Restored]) == 0;

    private static PointsRow Row(string? period, string currency, FlowSum sum) => new()
    {
        Period = period,
        Currency = currency,
        Issued = sum[Flow.Issued],
        Redeemed = sum[Flow.Redeemed],
        Expired = sum[Flow.Expired],
        Reversed = sum[Flow.Reversed],
        Owed = sum.NewlyOwed,
        Repaid = sum[Flow.Repaid],
        Given = sum[Flow.Given],
        Received = sum[Flow.Received],
        Restored = sum[Flow.Restored],
        Change = sum.Outstanding,
        Breakage = sum.Breakage,
    };
}
