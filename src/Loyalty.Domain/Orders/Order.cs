using System.Collections.Immutable;
using Loyalty.Domain.Money;

namespace Loyalty.Domain.Orders;

/// <summary>What was bought, as far as points depend on it.</summary>
public sealed record Order
{
    /// <summary>Currency of all amounts.</summary>
    public required Currency Currency { get; init; }

    /// <summary>Lines, at least one, in the order in which the shop gave them.</summary>
    public required ImmutableArray<Line> Lines { get; init; }

    /// <summary>Where it was bought.</summary>
    public string? Channel { get; init; }

    /// <summary>How it was paid.</summary>
    public string? PaymentMethod { get; init; }

    /// <summary>Partner at which it was bought.</summary>
    public string? Partner { get; init; }

    /// <summary>Money that was paid with points, 0 or more: that part earns nothing.</summary>
    public decimal Paid { get; init; }

    /// <summary>What all lines cost.</summary>
    public decimal Total => Lines.Sum(line => line.Amount);
}

/// <summary>One line of an order.</summary>
/// <param name="Sku">Article.</param>
/// <param name="Quantity">Pieces, at least 1; 0 where all went back.</param>
/// <param name="UnitPrice">Price of a piece, 0 or more.</param>
/// <param name="Category">Category of the article.</param>
/// <param name="Brand">Brand of the article.</param>
public sealed record Line(string Sku, int Quantity, decimal UnitPrice, string? Category = null, string? Brand = null)
{
    /// <summary>What the line costs: shipping and tax count for nothing.</summary>
    public decimal Amount => Quantity * UnitPrice;
}
