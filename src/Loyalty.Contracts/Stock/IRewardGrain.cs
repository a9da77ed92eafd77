namespace Loyalty.Contracts.Stock;

/// <summary>The stock of one reward. Key: <c>{program}/{reward}</c>. It calls no other grain.</summary>
[Alias("loyalty.IRewardGrain")]
public interface IRewardGrain : IGrainWithStringKey
{
    /// <summary>Takes pieces; refused (<c>out-of-stock</c>) where fewer are left. Again with the same effect: the same answer.</summary>
    [Alias("Take")]
    Task<Answer<StockLevel>> Take(StockRequest request, CancellationToken cancellation = default);

    /// <summary>Puts pieces back.</summary>
    [Alias("PutBack")]
    Task<Answer<StockLevel>> PutBack(StockRequest request, CancellationToken cancellation = default);

    /// <summary>What is left.</summary>
    [Alias("Get")]
    Task<Answer<StockLevel>> Get(CancellationToken cancellation = default);
}

/// <summary>Pieces of a reward's stock.</summary>
[GenerateSerializer, Alias("loyalty.StockRequest"), Immutable]
public sealed record StockRequest
{
    /// <summary>The effect's id.</summary>
    [Id(0)]
    public required string EffectId { get; init; }

    /// <summary>Pieces, at least 1.</summary>
    [Id(1)]
    public required long Pieces { get; init; }
}

/// <summary>What is left of a stock.</summary>
[GenerateSerializer, Alias("loyalty.StockLevel"), Immutable]
public sealed record StockLevel
{
    /// <summary>Pieces left, 0 or more; null where the program keeps no stock of the reward.</summary>
    [Id(0)]
    public long? Left { get; init; }

    /// <summary>Pieces taken, 0 or more.</summary>
    [Id(1)]
    public long Taken { get; init; }
}
