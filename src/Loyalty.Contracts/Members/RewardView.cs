namespace Loyalty.Contracts.Members;

/// <summary>The catalogue of rewards.</summary>
[GenerateSerializer, Alias("loyalty.RewardList"), Immutable]
public sealed record RewardList
{
    /// <summary>The rewards that points buy, in the program's order.</summary>
    [Id(0)]
    public RewardView[] Rewards { get; init; } = [];
}

/// <summary>A reward.</summary>
[GenerateSerializer, Alias("loyalty.RewardView"), Immutable]
public sealed record RewardView
{
    /// <summary>The reward's id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The reward's name in the member's locale.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>What it costs, at least 1.</summary>
    [Id(2)]
    public long Points { get; init; }

    /// <summary>Whether any multiple of the points may be spent on it at once.</summary>
    [Id(3)]
    public bool Multiple { get; init; }

    /// <summary>
    /// What it gives: <c>percentOff</c>, <c>moneyOff</c>, <c>giftVoucher</c>, <c>freeShipping</c>, <c>product</c>, <c>experience</c> or
    /// <c>donation</c>.
    /// </summary>
    [Id(4)]
    public required string Kind { get; init; }

    /// <summary>Percent off; null for the other kinds.</summary>
    [Id(5)]
    public decimal? Percent { get; init; }

    /// <summary>Money, in the member's currency; null for the other kinds.</summary>
    [Id(6)]
    public decimal? Amount { get; init; }

    /// <summary>Currency of the amount.</summary>
    [Id(7)]
    public string? Currency { get; init; }

    /// <summary>The product's SKU, the experience's or the association's id; null for the other kinds.</summary>
    [Id(8)]
    public string? Item { get; init; }

    /// <summary>Pieces left; null: any number.</summary>
    [Id(9)]
    public long? Left { get; init; }

    /// <summary>Tiers that may have it; empty: all.</summary>
    [Id(10)]
    public string[] Tiers { get; init; } = [];

    /// <summary>Whether the member may have it now; null where no member was named.</summary>
    [Id(11)]
    public bool? Available { get; init; }

    /// <summary>Why not: the code of the refusal; null where the member may have it.</summary>
    [Id(12)]
    public string? Reason { get; init; }

    /// <summary>Points that are missing, where that is the reason.</summary>
    [Id(13)]
    public long? Missing { get; init; }
}
