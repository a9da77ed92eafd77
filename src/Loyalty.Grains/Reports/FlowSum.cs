using Loyalty.Domain.Reports;

namespace Loyalty.Grains.Reports;

/// <summary>Points by what they are counted as.</summary>
internal sealed class FlowSum
{
    private readonly long[] points = new long[(int)Enum.GetValues<Flow>().Max() + 1];

    public long this[Flow flow] => points[(int)flow];

    public long Outstanding => this[Flow.Available] + this[Flow.Pending] + this[Flow.Held];

    /// <summary>Newly owed: what is owed changes by it, less what was repaid.</summary>
    public long NewlyOwed => this[Flow.Owed] + this[Flow.Repaid];

    /// <summary>Expired share of what was issued.</summary>
    public decimal? Breakage => this[Flow.Issued] > 0 ? decimal.Round((decimal)this[Flow.Expired] / this[Flow.Issued], 4) : null;

    public bool IsNothing => points.All(sum => sum == 0);

    /// <summary>Points of a question's time by any key, keys without any left out.</summary>
    public static IEnumerable<(TKey Key, FlowSum Sum)> By<TKey>(
        ReportQuestion question, Func<Moment, bool> isMeant, Func<Moment, Cell, TKey> keyOf)
        where TKey : notnull
    {
        var sums = new Dictionary<TKey, FlowSum>();
        foreach (var (at, cell, flow, points) in question.Books.Points)
        {
            if (isMeant(at))
            {
                var key = keyOf(at, cell);
                if (!sums.TryGetValue(key, out var sum))
                {
                    sums[key] = sum = new FlowSum();
                }

                sum.points[(int)flow] += points;
            }
        }

        return sums.Where(sum => !sum.Value.IsNothing).Select(sum => (sum.Key, sum.Value));
    }
}
