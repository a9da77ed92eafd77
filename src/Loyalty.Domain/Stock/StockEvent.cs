using NodaTime;

namespace Loyalty.Domain.Stock;

/// <summary>Something that happened to a reward's stock. What was answered is kept with it, so that it is answered so again.</summary>
public abstract record StockEvent
{
    private StockEvent()
    {
    }

    /// <summary>When, by the program's clock.</summary>
    public required Instant At { get; init; }

    /// <summary>Id of the effect that asked for it.</summary>
    public required string EffectId { get; init; }

    /// <summary>Pieces that were asked for, at least 1.</summary>
    public required long Pieces { get; init; }

    /// <summary>How the stock stood after it.</summary>
    public required StockFigures After { get; init; }

    /// <summary>Pieces were taken.</summary>
    public sealed record Taken : StockEvent;

    /// <summary>Nothing was taken or put back. It is kept: the same effect, delivered again after more came in, is refused again.</summary>
    public sealed record Refused : StockEvent
    {
        /// <summary>Why.</summary>
        public required StockRefusal Reason { get; init; }
    }

    /// <summary>Pieces came back.</summary>
    public sealed record PutBack : StockEvent;
}

/// <summary>How a stock stands.</summary>
/// <param name="Taken">Pieces that are taken, 0 or more.</param>
/// <param name="Left">Pieces that are left, 0 or more; null where the program keeps no stock of the reward.</param>
public readonly record struct StockFigures(long Taken, long? Left);
