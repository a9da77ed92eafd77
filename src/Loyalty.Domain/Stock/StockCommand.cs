namespace Loyalty.Domain.Stock;

/// <summary>Something that an effect asks of a stock.</summary>
/// <param name="EffectId">The effect's id.</param>
/// <param name="Pieces">At least 1.</param>
public abstract record StockCommand(string EffectId, long Pieces)
{
    /// <summary>Take pieces.</summary>
    public sealed record Take(string EffectId, long Pieces) : StockCommand(EffectId, Pieces);

    /// <summary>Put pieces back.</summary>
    public sealed record PutBack(string EffectId, long Pieces) : StockCommand(EffectId, Pieces);
}
