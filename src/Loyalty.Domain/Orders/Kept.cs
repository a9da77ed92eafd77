using System.Collections.Immutable;

namespace Loyalty.Domain.Orders;

/// <summary>What of an order has gone back so far. Money that is given back without goods lowers the lines in proportion.</summary>
/// <param name="Pieces">Pieces that went back, by line; empty where none did.</param>
/// <param name="Left">The part of each line's price that is left, above the fraction's bar, 0 or more.</param>
/// <param name="Of">The same below the bar, above 0: a fraction, so that a third stays a third.</param>
public sealed record GoneBack(ImmutableArray<int> Pieces, decimal Left, decimal Of)
{
    private const decimal FinestOf = 1_000_000m;
    private const int FinestMoney = 10;

    /// <summary>Nothing.</summary>
    public static readonly GoneBack Nothing = new([], 1, 1);

    /// <summary>Pieces of a line that went back.</summary>
    public int PiecesOf(int line) => Pieces.IsEmpty ? 0 : Pieces[line];

    /// <summary>With an amount that is given back; null where less than that is left.</summary>
    public GoneBack? Less(decimal amount, Order order)
    {
        var total = LinesOf(order).Total;
        var rest = Math.Round((total * Left / Of) - amount, FinestMoney);
        if (rest <= 0)
        {
            return rest < 0 ? null : this with { Left = 0 };
        }

        return Of == total
            ? this with { Left = Left - amount }
            : Within(this with { Left = (Left * total) - (amount * Of), Of = Of * total });
    }

    /// <summary>A fraction that many returns made long is cut to what a decimal holds, or it would outgrow it.</summary>
    private static GoneBack Within(GoneBack goneBack) =>
        goneBack.Of <= FinestOf ? goneBack : goneBack with { Left = goneBack.Left / goneBack.Of, Of = 1 };

    /// <summary>The order as if only what is kept had been bought; null where nothing is.</summary>
    public KeptOrder? KeptOf(Order order)
    {
        var kept = LinesOf(order);
        if (Left <= 0 || kept.Lines.All(line => line.Quantity == 0))
        {
            return null;
        }

        return order.Paid == 0
            ? new KeptOrder(kept, Left, Of)
            : new KeptOrder(kept, Left * Math.Max(0, order.Total - order.Paid), Of * order.Total);
    }

    /// <summary>What the goods that are kept cost, whoever paid it.</summary>
    public decimal GoodsOf(Order order) => LinesOf(order).Total * Math.Max(0, Left) / Of;

    private Order LinesOf(Order order) => order with
    {
        Lines = [.. order.Lines.Select((line, place) => line with { Quantity = line.Quantity - PiecesOf(place) })],
    };
}

/// <summary>
/// An order whose lines count in proportion: what came back as money, and what was paid with points, is taken off every line.
/// The proportion is kept as a fraction, so that a share that comes out even is exact.
/// </summary>
/// <param name="Order">The lines that are kept.</param>
/// <param name="Numerator">Part of each line that counts, above the fraction's bar.</param>
/// <param name="Denominator">Part of each line that counts, below the fraction's bar; 0 stands for an order that costs nothing.</param>
public sealed record KeptOrder(Order Order, decimal Numerator, decimal Denominator)
{
    /// <summary>The order as it was bought.</summary>
    public static KeptOrder Whole(Order order) =>
        order.Paid == 0 ? new(order, 1, 1) : new(order, Math.Max(0, order.Total - order.Paid), order.Total);

    /// <summary>What all lines count for, to ten decimals: sums and differences of it are exact.</summary>
    public decimal Total => Math.Round(Share(Order.Total), 10);

    /// <summary>The part of an amount that counts.</summary>
    public decimal Share(decimal amount) => Numerator == Denominator ? amount : amount * Numerator / Denominator;

    /// <summary>The part of an amount that counts, times <paramref name="points"/>, by <paramref name="per"/>: unrounded points.</summary>
    public decimal Points(decimal points, decimal amount, decimal per) =>
        Numerator == Denominator ? points * amount / per : points * amount * Numerator / (per * Denominator);
}
