namespace Loyalty.Contracts.Reports;

/// <summary>Points that members have, as they were at an instant, and what they are worth by the program in force now.</summary>
[GenerateSerializer, Alias("loyalty.LiabilityReport"), Immutable]
public sealed record LiabilityReport
{
    /// <summary>The instant is its end; where the question had a beginning, it changes nothing.</summary>
    [Id(0)]
    public required ReportTime Time { get; init; }

    /// <summary>All together, by currency.</summary>
    [Id(1)]
    public LiabilityTotal[] Totals { get; init; } = [];

    /// <summary>By tier and currency, in the order of the tiers.</summary>
    [Id(2)]
    public LiabilityTotal[] Tiers { get; init; } = [];

    /// <summary>By issue month and currency, the oldest first.</summary>
    [Id(3)]
    public IssueMonth[] Months { get; init; } = [];
}

/// <summary>What members have.</summary>
[GenerateSerializer, Alias("loyalty.LiabilityTotal"), Immutable]
public sealed record LiabilityTotal
{
    /// <summary>The tier; null: all.</summary>
    [Id(0)]
    public string? Tier { get; init; }

    /// <summary>The members' currency (ISO 4217).</summary>
    [Id(1)]
    public required string Currency { get; init; }

    /// <summary>Spendable points.</summary>
    [Id(2)]
    public long Available { get; init; }

    /// <summary>Points that become spendable later.</summary>
    [Id(3)]
    public long Pending { get; init; }

    /// <summary>Points set aside.</summary>
    [Id(4)]
    public long Held { get; init; }

    /// <summary>The three together.</summary>
    [Id(5)]
    public long Outstanding { get; init; }

    /// <summary>Points that later earning pays first: beside what is outstanding, not taken off it.</summary>
    [Id(6)]
    public long Owed { get; init; }

    /// <summary>What the outstanding points are worth in the currency; null where the program does not say.</summary>
    [Id(7)]
    public decimal? Worth { get; init; }
}

/// <summary>
/// What became of the points of one month by the instant: issued + received + restored = outstanding + redeemed + expired + reversed
/// + repaid + given, but for points that a return took although they were spent, which are owed and count as reversed beside.
/// </summary>
[GenerateSerializer, Alias("loyalty.IssueMonth"), Immutable]
public sealed record IssueMonth
{
    /// <summary>Year and month in the program's zone, for example <c>2026-03</c>.</summary>
    [Id(0)]
    public required string Month { get; init; }

    /// <summary>The members' currency (ISO 4217).</summary>
    [Id(1)]
    public required string Currency { get; init; }

    /// <summary>Points given in the month.</summary>
    [Id(2)]
    public long Issued { get; init; }

    /// <summary>Of those: spent.</summary>
    [Id(3)]
    public long Redeemed { get; init; }

    /// <summary>Of those: expired.</summary>
    [Id(4)]
    public long Expired { get; init; }

    /// <summary>Taken by returns and adjustments.</summary>
    [Id(5)]
    public long Reversed { get; init; }

    /// <summary>Of those given: paid what members owed.</summary>
    [Id(6)]
    public long Repaid { get; init; }

    /// <summary>Of those: given to other members.</summary>
    [Id(7)]
    public long Given { get; init; }

    /// <summary>Of those: come from other members.</summary>
    [Id(8)]
    public long Received { get; init; }

    /// <summary>Of those: spent before, and come back.</summary>
    [Id(9)]
    public long Restored { get; init; }

    /// <summary>Of those: spendable.</summary>
    [Id(10)]
    public long Available { get; init; }

    /// <summary>Of those: spendable later.</summary>
    [Id(11)]
    public long Pending { get; init; }

    /// <summary>Of those: set aside.</summary>
    [Id(12)]
    public long Held { get; init; }

    /// <summary>The last three together.</summary>
    [Id(13)]
    public long Outstanding { get; init; }

    /// <summary>What the outstanding points are worth in the currency; null where the program does not say.</summary>
    [Id(14)]
    public decimal? Worth { get; init; }

    /// <summary>Expired share of what was issued, to four decimals; null where nothing was.</summary>
    [Id(15)]
    public decimal? Breakage { get; init; }
}
