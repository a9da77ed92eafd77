namespace Loyalty.Contracts.WhatIf;

/// <summary>What some members' ledgers come to under a changed document. Pages add up.</summary>
[GenerateSerializer, Alias("loyalty.WhatIfPage"), Immutable]
public sealed record WhatIfPage
{
    /// <summary>The version of the catalogue in force, which the members' promotions of the past were read from.</summary>
    [Id(0)]
    public long Version { get; init; }

    /// <summary>The program's now: everything due by then is done, before and after.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>Members of the program, on the first page alone; null on the others.</summary>
    [Id(2)]
    public long? Total { get; init; }

    /// <summary>Members of this page.</summary>
    [Id(3)]
    public long Members { get; init; }

    /// <summary>The members of this page by the tier that they have and the one that they would have; those that stay included.</summary>
    [Id(4)]
    public WhatIfMove[] Moves { get; init; } = [];

    /// <summary>The members of this page that would have another tier.</summary>
    [Id(5)]
    public WhatIfMover[] Movers { get; init; } = [];

    /// <summary>What the changed program refuses of what was granted, and the outcome so leaves out.</summary>
    [Id(6)]
    public WhatIfRefusal[] LeftOut { get; init; } = [];

    /// <summary>Where the next page goes on; null on the last.</summary>
    [Id(7)]
    public string? Next { get; init; }

    /// <summary>What promotions gave the members of this page, and would give.</summary>
    [Id(8)]
    public WhatIfPromotion[] Promotions { get; init; } = [];
}

/// <summary>Members who have one tier and would have another, or the same.</summary>
[GenerateSerializer, Alias("loyalty.WhatIfMove"), Immutable]
public sealed record WhatIfMove
{
    /// <summary>Id of the tier that they have.</summary>
    [Id(0)]
    public required string From { get; init; }

    /// <summary>Id of the tier that they would have; null where they could not be members.</summary>
    [Id(1)]
    public string? To { get; init; }

    /// <summary>How many they are, at least 1.</summary>
    [Id(2)]
    public long Members { get; init; }

    /// <summary>Their figures as they are.</summary>
    [Id(3)]
    public required WhatIfFigures Before { get; init; }

    /// <summary>Their figures as they would be.</summary>
    [Id(4)]
    public required WhatIfFigures After { get; init; }
}

/// <summary>Sums over members, in points.</summary>
[GenerateSerializer, Alias("loyalty.WhatIfFigures"), Immutable]
public sealed record WhatIfFigures
{
    /// <summary>Spendable points.</summary>
    [Id(0)]
    public long Balance { get; init; }

    /// <summary>Points that become spendable later.</summary>
    [Id(1)]
    public long Pending { get; init; }

    /// <summary>Points set aside.</summary>
    [Id(2)]
    public long Held { get; init; }

    /// <summary>Points that later earning pays first.</summary>
    [Id(3)]
    public long Owed { get; init; }

    /// <summary>Points ever given, less those that returns took back.</summary>
    [Id(4)]
    public long LifetimePoints { get; init; }

    /// <summary>
    /// What points that are there, pending or set aside are worth, by the member's currency; without those for which the program says
    /// no worth.
    /// </summary>
    [Id(5)]
    public WhatIfLiability[] Liability { get; init; } = [];
}

/// <summary>Money that a shop owes its members.</summary>
[GenerateSerializer, Alias("loyalty.WhatIfLiability"), Immutable]
public sealed record WhatIfLiability
{
    /// <summary>ISO 4217.</summary>
    [Id(0)]
    public required string Currency { get; init; }

    /// <summary>The amount, not rounded.</summary>
    [Id(1)]
    public decimal Amount { get; init; }
}

/// <summary>A member who would have another tier.</summary>
[GenerateSerializer, Alias("loyalty.WhatIfMover"), Immutable]
public sealed record WhatIfMover
{
    /// <summary>The member.</summary>
    [Id(0)]
    public required string MemberId { get; init; }

    /// <summary>Id of the tier that the member has.</summary>
    [Id(1)]
    public required string From { get; init; }

    /// <summary>Id of the tier that the member would have; null where it could not be a member.</summary>
    [Id(2)]
    public string? To { get; init; }
}

/// <summary>Movements that the changed program refuses.</summary>
[GenerateSerializer, Alias("loyalty.WhatIfRefusal"), Immutable]
public sealed record WhatIfRefusal
{
    /// <summary>The kind of the ledger's entry, for example <c>redemption</c>.</summary>
    [Id(0)]
    public required string Kind { get; init; }

    /// <summary>The code of the refusal, for example <c>insufficient-points</c>.</summary>
    [Id(1)]
    public required string Code { get; init; }

    /// <summary>How many there are, at least 1.</summary>
    [Id(2)]
    public long Count { get; init; }

    /// <summary>Points that they moved, given above 0 and taken below.</summary>
    [Id(3)]
    public long Points { get; init; }
}

/// <summary>What a promotion gave, less what returns took back. No budget limits what a changed or new promotion would give.</summary>
[GenerateSerializer, Alias("loyalty.WhatIfPromotion"), Immutable]
public sealed record WhatIfPromotion
{
    /// <summary>The promotion.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>Points that it gave.</summary>
    [Id(1)]
    public long Before { get; init; }

    /// <summary>Points that it would give.</summary>
    [Id(2)]
    public long After { get; init; }
}
