namespace Loyalty.Contracts.Reports;

/// <summary>Points that came and went, each counted at the time of its event.</summary>
[GenerateSerializer, Alias("loyalty.PointsReport"), Immutable]
public sealed record PointsReport
{
    /// <summary>The time.</summary>
    [Id(0)]
    public required ReportTime Time { get; init; }

    /// <summary>All together, by currency.</summary>
    [Id(1)]
    public PointsRow[] Totals { get; init; } = [];

    /// <summary>By month or day and currency, the oldest first; what had no movement is left out.</summary>
    [Id(2)]
    public PointsRow[] Periods { get; init; } = [];
}

/// <summary>Points that came and went in a period.</summary>
[GenerateSerializer, Alias("loyalty.PointsRow"), Immutable]
public sealed record PointsRow
{
    /// <summary>For example <c>2026-03</c> or <c>2026-03-01</c>; null: the whole time.</summary>
    [Id(0)]
    public string? Period { get; init; }

    /// <summary>The members' currency (ISO 4217).</summary>
    [Id(1)]
    public required string Currency { get; init; }

    /// <summary>Given.</summary>
    [Id(2)]
    public long Issued { get; init; }

    /// <summary>Spent.</summary>
    [Id(3)]
    public long Redeemed { get; init; }

    /// <summary>Expired.</summary>
    [Id(4)]
    public long Expired { get; init; }

    /// <summary>Taken by returns and adjustments, those owed from then on included.</summary>
    [Id(5)]
    public long Reversed { get; init; }

    /// <summary>Newly owed.</summary>
    [Id(6)]
    public long Owed { get; init; }

    /// <summary>Points that came in and paid what was owed.</summary>
    [Id(7)]
    public long Repaid { get; init; }

    /// <summary>Given to other members.</summary>
    [Id(8)]
    public long Given { get; init; }

    /// <summary>Come from other members, own gifts that could not be delivered included.</summary>
    [Id(9)]
    public long Received { get; init; }

    /// <summary>Spent before, and come back: of vouchers that were cancelled, and of orders that were returned.</summary>
    [Id(10)]
    public long Restored { get; init; }

    /// <summary>
    /// Outstanding after less outstanding before: issued + received + restored + owed − redeemed − expired − reversed − repaid − given.
    /// </summary>
    [Id(11)]
    public long Change { get; init; }

    /// <summary>Expired in the period by issued in the period, to four decimals; null where nothing was issued.</summary>
    [Id(12)]
    public decimal? Breakage { get; init; }
}
