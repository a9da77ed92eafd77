namespace Loyalty.Contracts.Members;

/// <summary>A member as the shop sees it.</summary>
[GenerateSerializer, Alias("loyalty.MemberView"), Immutable]
public sealed record MemberView
{
    /// <summary>The shop's id of the member.</summary>
    [Id(0)]
    public required string MemberId { get; init; }

    /// <summary>The program's id.</summary>
    [Id(1)]
    public required string Program { get; init; }

    /// <summary>Points that can be spent now, 0 or more.</summary>
    [Id(2)]
    public long Balance { get; init; }

    /// <summary>Points that become spendable later, 0 or more.</summary>
    [Id(3)]
    public long Pending { get; init; }

    /// <summary>Points set aside by open redemptions, 0 or more.</summary>
    [Id(4)]
    public long Held { get; init; }

    /// <summary>Points that later earning pays first, 0 or more.</summary>
    [Id(5)]
    public long Owed { get; init; }

    /// <summary>Points ever given, less those that returns took back.</summary>
    [Id(6)]
    public long LifetimePoints { get; init; }

    /// <summary>The tier now.</summary>
    [Id(7)]
    public required TierView Tier { get; init; }

    /// <summary>The way to the next tier.</summary>
    [Id(8)]
    public required ProgressView Progress { get; init; }

    /// <summary>Spendable points by expiry, the earliest first, those that never expire last.</summary>
    [Id(9)]
    public LotView[] Lots { get; init; } = [];

    /// <summary>The version of the member's ledger that this shows.</summary>
    [Id(10)]
    public long Version { get; init; }

    /// <summary>Whether staff froze the member: nothing leaves.</summary>
    [Id(11)]
    public bool Frozen { get; init; }

    /// <summary>The member's locale (BCP 47); null: none is known.</summary>
    [Id(12)]
    public string? Locale { get; init; }

    /// <summary>ISO 4217 code of the member's currency: the member's own, else the program's first.</summary>
    [Id(13)]
    public string? Currency { get; init; }
}

/// <summary>A tier that a member has.</summary>
[GenerateSerializer, Alias("loyalty.TierView"), Immutable]
public sealed record TierView
{
    /// <summary>The level's id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The level's name in the member's locale.</summary>
    [Id(1)]
    public required string Name { get; init; }

    /// <summary>Since when the member has it.</summary>
    [Id(2)]
    public DateTimeOffset Since { get; init; }

    /// <summary>When it is assessed again or ends; null: not as far as is known.</summary>
    [Id(3)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>What the tier's members have; null in a receipt.</summary>
    [Id(4)]
    public BenefitView[]? Benefits { get; init; }

    /// <summary>Addresses of pictures by use, in the member's locale; null in a receipt.</summary>
    [Id(5)]
    public Dictionary<string, string>? Art { get; init; }

    /// <summary>Texts by use, in the member's locale; null in a receipt.</summary>
    [Id(6)]
    public Dictionary<string, string>? Texts { get; init; }

    /// <summary>The colour that the tier is shown in, as <c>#rrggbb</c>; null: the program gives none, and in a receipt.</summary>
    [Id(7)]
    public string? Colour { get; init; }
}

/// <summary>Something that a tier's members have.</summary>
[GenerateSerializer, Alias("loyalty.BenefitView"), Immutable]
public sealed record BenefitView
{
    /// <summary>
    /// <c>percentOff</c>, <c>freeShipping</c>, <c>earlyAccess</c>, <c>priorityService</c>, <c>eventInvitations</c> or
    /// <c>recommendations</c>.
    /// </summary>
    [Id(0)]
    public required string Kind { get; init; }

    /// <summary>Percent off, where the kind has one.</summary>
    [Id(1)]
    public decimal? Percent { get; init; }

    /// <summary>The order value from which shipping is free, in the member's currency; null: always, or another kind.</summary>
    [Id(2)]
    public decimal? MinOrder { get; init; }
}

/// <summary>The way to the next tier.</summary>
[GenerateSerializer, Alias("loyalty.ProgressView"), Immutable]
public sealed record ProgressView
{
    /// <summary>What is measured: <c>lifetimePoints</c>, <c>points</c>, <c>spend</c> or <c>balance</c>.</summary>
    [Id(0)]
    public required string Metric { get; init; }

    /// <summary>Id of the tier now.</summary>
    [Id(1)]
    public required string Tier { get; init; }

    /// <summary>Id of the next tier; null at the top.</summary>
    [Id(2)]
    public string? NextTier { get; init; }

    /// <summary>The metric's value now, in points or money.</summary>
    [Id(3)]
    public decimal Value { get; init; }

    /// <summary>The value from which the member has the next tier; null at the top.</summary>
    [Id(4)]
    public decimal? Threshold { get; init; }

    /// <summary>What is missing to it; null at the top.</summary>
    [Id(5)]
    public decimal? Missing { get; init; }

    /// <summary>Whole percent of the threshold, 0 to 99 below it, 100 at the top.</summary>
    [Id(6)]
    public int Percent { get; init; }

    /// <summary>The same figures written for the member's locale.</summary>
    [Id(7)]
    public required FormattedProgress Formatted { get; init; }

    /// <summary>ISO 4217 code of the figures where they are money; null where they are points.</summary>
    [Id(8)]
    public string? Currency { get; init; }

    /// <summary>The next tier's name in the member's locale; null at the top, and in a receipt.</summary>
    [Id(9)]
    public string? NextTierName { get; init; }
}

/// <summary>Figures of a progress written for people.</summary>
[GenerateSerializer, Alias("loyalty.FormattedProgress"), Immutable]
public sealed record FormattedProgress
{
    /// <summary>The value now.</summary>
    [Id(0)]
    public required string Value { get; init; }

    /// <summary>The next tier's threshold; null at the top.</summary>
    [Id(1)]
    public string? Threshold { get; init; }

    /// <summary>What is missing to it; null at the top.</summary>
    [Id(2)]
    public string? Missing { get; init; }
}

/// <summary>Points that expire together.</summary>
[GenerateSerializer, Alias("loyalty.LotView"), Immutable]
public sealed record LotView
{
    /// <summary>Points left, at least 1.</summary>
    [Id(0)]
    public long Points { get; init; }

    /// <summary>The instant at which they are gone; null: never.</summary>
    [Id(1)]
    public DateTimeOffset? ExpiresAt { get; init; }
}
