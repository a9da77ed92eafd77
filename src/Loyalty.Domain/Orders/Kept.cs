using System.Collections.Immutable;

namespace Loyalty.Domain.Orders;

/// <summary>What of an order has gone back so far.</summary>
/// <param name="Pieces">Pieces that went back, by line; empty where none did.</param>
/// <param name="Amount">Money that was given back without goods, 0 or more.</param>
public sealed record GoneBack(ImmutableArray<int> Pieces, decimal Amount)
{
    /// <summary>Nothing.</summary>
    public static readonly GoneBack Nothing = new([], 0);

    /// <summary>Pieces of a line that went back.</summary>
    public int Of(int line) => Pieces.IsEmpty ? 0 : Pieces[line];

    /// <summary>The order as if only what is kept had been bought; null where nothing is.</summary>
    public KeptOrder? KeptOf(Order order)
    {
        var kept = order with { Lines = [.. order.Lines.Select((line, place) => line with { Quantity = line.Quantity - Of(place) })] };
        var left = kept.Total - Amount;
        var isVoid = kept.Lines.All(line => line.Quantity == 0) || (Amount > 0 && left <= 0);
        return isVoid ? null : new KeptOrder(kept, left * Math.Max(0, order.Total - order.Paid), kept.Total * order.Total);
    }
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

    /// <summary>What all lines count for.</summary>
    public decimal Total => Share(Order.Total);

    /// <summary>The part of an amount that counts.</summary>
    public decimal Share(decimal amount) => Numerator == Denominator ? amount : amount * Numerator / Denominator;

    /// <summary>The part of an amount that counts, times <paramref name="points"/>, by <paramref name="per"/>: unrounded points.</summary>
    public decimal Points(decimal points, decimal amount, decimal per) =>
        Numerator == Denominator ? points * amount / per : points * amount * Numerator / (per * Denominator);
}
