namespace Loyalty.Contracts.Promotions;

/// <summary>
/// The budget of one promotion: hands out slices of it, which silos spend by themselves. Key: <c>{program}/{promotion}</c>.
/// </summary>
[Alias("loyalty.IPromotionGrain")]
public interface IPromotionGrain : IGrainWithStringKey
{
    /// <summary>A silo asks for a part of the budget. The same number again is answered as before.</summary>
    [Alias("Ask")]
    Task<Slice> Ask(SliceWish wish, CancellationToken cancellation = default);

    /// <summary>What is left to hand out.</summary>
    [Alias("Left")]
    Task<Slice> Left(CancellationToken cancellation = default);

    /// <summary>Takes back what silos held that are no more; what they have spent is summed up from their awards.</summary>
    [Alias("Reclaim")]
    Task Reclaim(CancellationToken cancellation = default);
}

/// <summary>A silo's wish for a part of a budget.</summary>
[GenerateSerializer, Alias("loyalty.SliceWish"), Immutable]
public sealed record SliceWish
{
    /// <summary>The incarnation of the silo.</summary>
    [Id(0)]
    public required string Holder { get; init; }

    /// <summary>1, 2, 3 …: the same again until it is answered.</summary>
    [Id(1)]
    public required long Number { get; init; }

    /// <summary>Points that awards wait for, 0 or more.</summary>
    [Id(2)]
    public long Wanted { get; init; }

    /// <summary>Points of earlier slices that the silo surely spends no more, 0 or more.</summary>
    [Id(3)]
    public long GivenBack { get; init; }
}

/// <summary>A part of a budget.</summary>
[GenerateSerializer, Alias("loyalty.Slice"), Immutable]
public sealed record Slice
{
    /// <summary>Whether the silo may spend of the program's budgets; where it may not it was held to be dead.</summary>
    [Id(0)]
    public bool IsListed { get; init; }

    /// <summary>The budget that the slice is a part of; null where the promotion has none any more.</summary>
    [Id(1)]
    public long? Budget { get; init; }

    /// <summary>The version of the catalogue that says so.</summary>
    [Id(2)]
    public long Catalogue { get; init; }

    /// <summary>The number of the last wish that changed something; 0 where none did yet.</summary>
    [Id(3)]
    public long Number { get; init; }

    /// <summary>What that wish was given.</summary>
    [Id(4)]
    public long Points { get; init; }

    /// <summary>What that wish gave back.</summary>
    [Id(5)]
    public long GivenBack { get; init; }

    /// <summary>What is left to hand out.</summary>
    [Id(6)]
    public long Left { get; init; }

    /// <summary>Whether other silos hold slices, of which something may come back.</summary>
    [Id(7)]
    public bool IsHeldElsewhere { get; init; }
}
