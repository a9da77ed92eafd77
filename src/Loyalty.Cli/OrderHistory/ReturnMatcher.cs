namespace Loyalty.Cli.OrderHistory;

/// <summary>
/// Finds, for a cancellation that does not say what it cancels, the member's own earlier orders whose pieces go back:
/// the newest first, as far as pieces of the same SKU are left there. Fed one member's documents in event order.
/// </summary>
internal sealed class ReturnMatcher
{
    private readonly List<(HistoryDocument Order, Dictionary<string, int> Left)> _orders = [];

    public void Bought(HistoryDocument order)
    {
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in order.Items)
            left[item.Sku] = left.GetValueOrDefault(item.Sku) + item.Quantity;
        _orders.Add((order, left));
    }

    /// <returns>What goes back, by order, in the order in which the lines found them.</returns>
    public IReadOnlyList<MatchedReturn> Cancel(HistoryDocument cancellation, MatchingCounts counts)
    {
        var returns = new List<MatchedReturn>();
        foreach (var item in cancellation.Items)
            counts.Count(item.Quantity, Match(item, returns));
        if (returns.Count == 0)
            counts.CancellationsUnmatched++;
        counts.Returns += returns.Count;
        return returns;
    }

    private int Match(HistoryItem item, List<MatchedReturn> returns)
    {
        var wanted = item.Quantity;
        for (var newest = _orders.Count - 1; newest >= 0 && wanted > 0; newest--)
        {
            var (order, left) = _orders[newest];
            var taken = Math.Min(wanted, left.GetValueOrDefault(item.Sku));
            if (taken == 0)
                continue;
            left[item.Sku] -= taken;
            wanted -= taken;
            Take(returns, order, item.Sku, taken);
        }

        return item.Quantity - wanted;
    }

    private static void Take(List<MatchedReturn> returns, HistoryDocument order, string sku, int pieces)
    {
        var matched = returns.Find(known => known.Order == order.Number);
        if (matched is null)
            returns.Add(matched = new MatchedReturn(order.Number));
        matched.Add(sku, pieces);
    }
}

/// <summary>The pieces of one order that one cancellation takes back.</summary>
internal sealed class MatchedReturn(string order)
{
    private readonly List<(string Sku, int Quantity)> _items = [];

    public string Order { get; } = order;

    public IReadOnlyList<(string Sku, int Quantity)> Items => _items;

    public void Add(string sku, int pieces)
    {
        var known = _items.FindIndex(item => item.Sku == sku);
        if (known < 0)
            _items.Add((sku, pieces));
        else
            _items[known] = (sku, _items[known].Quantity + pieces);
    }
}
