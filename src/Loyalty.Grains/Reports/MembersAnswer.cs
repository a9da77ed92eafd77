using Loyalty.Contracts.Reports;
using Loyalty.Domain.Reports;

namespace Loyalty.Grains.Reports;

/// <summary>Who joined, did something, came back.</summary>
internal static class MembersAnswer
{
    public static MembersReport Of(ReportQuestion question)
    {
        var total = new MembersRow();
        var periods = new Dictionary<string, MembersRow>();
        var members = 0L;
        foreach (var (at, from, _, count) in question.Books.TierMoves)
        {
            members += from is null && at < question.To ? count : 0;
            if (from is null && question.Has(at))
            {
                total = total with { Enrolled = total.Enrolled + count };
                Change(periods, question.LabelOf(at), row => row with { Enrolled = row.Enrolled + count });
            }
        }

        foreach (var active in question.Books.Activity)
        {
            total = Count(question, active, total, periods);
        }

        return new MembersReport
        {
            Time = question.Time,
            Members = members,
            Total = total,
            Periods = [.. periods.Values.OrderBy(row => row.Period, StringComparer.Ordinal)],
        };
    }

    private static MembersRow Count(
        ReportQuestion question, IReadOnlyList<Moment> active, MembersRow total, Dictionary<string, MembersRow> periods)
    {
        string? counted = null;
        var everCameBack = false;
        foreach (var at in active)
        {
            if (question.Has(at) && question.LabelOf(at) is var label && label != counted)
            {
                var cameBack = active[0] < question.From || question.LabelOf(active[0]) != label;
                Change(periods, label, row => Count(row, cameBack));
                everCameBack |= cameBack;
                counted = label;
            }
        }

        return counted is null ? total : Count(total, everCameBack);
    }

    private static MembersRow Count(MembersRow row, bool cameBack) =>
        row with { Active = row.Active + 1, Returning = row.Returning + (cameBack ? 1 : 0) };

    private static void Change(Dictionary<string, MembersRow> rows, string period, Func<MembersRow, MembersRow> change) =>
        rows[period] = change(rows.GetValueOrDefault(period) ?? new MembersRow { Period = period });
}
