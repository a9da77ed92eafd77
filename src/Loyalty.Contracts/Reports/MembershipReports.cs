namespace Loyalty.Contracts.Reports;

/// <summary>Tiers and the ways between them.</summary>
[GenerateSerializer, Alias("loyalty.TiersReport"), Immutable]
public sealed record TiersReport
{
    /// <summary>The time.</summary>
    [Id(0)]
    public required ReportTime Time { get; init; }

    /// <summary>Members of each tier at the end of the time, in the order of the tiers.</summary>
    [Id(1)]
    public TierMembers[] Tiers { get; init; } = [];

    /// <summary>Members that changed from one to another, in the order of the tiers; one that changed twice counts twice.</summary>
    [Id(2)]
    public TierMove[] Moves { get; init; } = [];
}

/// <summary>Members of a tier.</summary>
[GenerateSerializer, Alias("loyalty.TierMembers"), Immutable]
public sealed record TierMembers
{
    /// <summary>The tier's id.</summary>
    [Id(0)]
    public required string Tier { get; init; }

    /// <summary>How many.</summary>
    [Id(1)]
    public long Members { get; init; }
}

/// <summary>Members that changed tier.</summary>
[GenerateSerializer, Alias("loyalty.TierMove"), Immutable]
public sealed record TierMove
{
    /// <summary>Id of the tier before.</summary>
    [Id(0)]
    public required string From { get; init; }

    /// <summary>Id of the tier after.</summary>
    [Id(1)]
    public required string To { get; init; }

    /// <summary>How many.</summary>
    [Id(2)]
    public long Members { get; init; }
}

/// <summary>Who joined, who did something, who came back.</summary>
[GenerateSerializer, Alias("loyalty.MembersReport"), Immutable]
public sealed record MembersReport
{
    /// <summary>The time.</summary>
    [Id(0)]
    public required ReportTime Time { get; init; }

    /// <summary>Members there are at its end.</summary>
    [Id(1)]
    public long Members { get; init; }

    /// <summary>The whole time.</summary>
    [Id(2)]
    public required MembersRow Total { get; init; }

    /// <summary>By month or day, the oldest first; those without anybody are left out.</summary>
    [Id(3)]
    public MembersRow[] Periods { get; init; } = [];
}

/// <summary>Members of a period.</summary>
[GenerateSerializer, Alias("loyalty.MembersRow"), Immutable]
public sealed record MembersRow
{
    /// <summary>For example <c>2026-03</c> or <c>2026-03-01</c>; null: the whole time.</summary>
    [Id(0)]
    public string? Period { get; init; }

    /// <summary>Members that joined.</summary>
    [Id(1)]
    public long Enrolled { get; init; }

    /// <summary>Members that bought, were active or spent points.</summary>
    [Id(2)]
    public long Active { get; init; }

    /// <summary>Of those: members that had done so before the period; in the whole time, before any of its periods.</summary>
    [Id(3)]
    public long Returning { get; init; }
}
