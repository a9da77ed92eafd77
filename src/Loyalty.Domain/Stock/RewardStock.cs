using System.Diagnostics;

namespace Loyalty.Domain.Stock;

/// <summary>
/// The pieces of a reward that are taken: what its events add up to. How many there are in all is said by the program in force.
/// </summary>
/// <param name="Taken">Pieces that are taken, 0 or more.</param>
public sealed record RewardStock(long Taken)
{
    /// <summary>Nothing was ever taken.</summary>
    public static readonly RewardStock Untouched = new(0);

    /// <summary>Pieces that are left of so many: none, where the program has since said that there are fewer than are taken.</summary>
    /// <param name="total">Pieces that there are in all, 0 or more; null: any number, and so is what is left.</param>
    public long? LeftOf(long? total) => total is { } all ? Math.Max(0, all - Taken) : null;

    /// <summary>The stock after an event; null before anything happened.</summary>
    public static RewardStock Evolve(RewardStock? stock, StockEvent happened)
    {
        var before = stock ?? Untouched;
        return happened switch
        {
            StockEvent.Taken => new RewardStock(before.Taken + happened.Pieces),
            StockEvent.PutBack => new RewardStock(before.Taken - happened.Pieces),
            StockEvent.Refused => before,
            _ => throw new UnreachableException($"No evolution for {happened.GetType()}."),
        };
    }
}
