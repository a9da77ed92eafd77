namespace Loyalty.Contracts.Reports;

/// <summary>
/// The reports of one program, made of the feed. Key: the program's id. Each answer has in it all that was acknowledged before the
/// question. The first question after a start reads the whole feed.
/// </summary>
[Alias("loyalty.IReportGrain")]
public interface IReportGrain : IGrainWithStringKey
{
    /// <summary>Points outstanding by issue month and currency, and what they are worth.</summary>
    [Alias("Liability"), ResponseTimeout("00:10:00")]
    Task<Answer<LiabilityReport>> Liability(ReportQuery query, CancellationToken cancellation = default);

    /// <summary>Points issued, redeemed, expired, reversed and owed.</summary>
    [Alias("Points"), ResponseTimeout("00:10:00")]
    Task<Answer<PointsReport>> Points(ReportQuery query, CancellationToken cancellation = default);

    /// <summary>Members that came from one tier to another, and how many each has.</summary>
    [Alias("Tiers"), ResponseTimeout("00:10:00")]
    Task<Answer<TiersReport>> Tiers(ReportQuery query, CancellationToken cancellation = default);

    /// <summary>Members that joined, were active, and came back.</summary>
    [Alias("Members"), ResponseTimeout("00:10:00")]
    Task<Answer<MembersReport>> Members(ReportQuery query, CancellationToken cancellation = default);

    /// <summary>What each promotion cost and brought.</summary>
    [Alias("Promotions"), ResponseTimeout("00:10:00")]
    Task<Answer<PromotionsReport>> Promotions(ReportQuery query, CancellationToken cancellation = default);

    /// <summary>What is to be settled with partners and associations.</summary>
    [Alias("Partners"), ResponseTimeout("00:10:00")]
    Task<Answer<PartnersReport>> Partners(ReportQuery query, CancellationToken cancellation = default);

    /// <summary>Drops all that reports are made of and makes it again of the feed.</summary>
    [Alias("Rebuild"), ResponseTimeout("01:00:00")]
    Task<Answer<ReportsRebuilt>> Rebuild(CancellationToken cancellation = default);
}

/// <summary>What a report is asked for.</summary>
[GenerateSerializer, Alias("loyalty.ReportQuery"), Immutable]
public sealed record ReportQuery
{
    /// <summary>From here on: a date, which is its first instant in the program's zone, or a time with an offset; null: from the beginning.</summary>
    [Id(0)]
    public string? From { get; init; }

    /// <summary>Up to here, which is excluded, in the same form; null: up to now, all that is known included.</summary>
    [Id(1)]
    public string? To { get; init; }

    /// <summary><c>month</c> or <c>day</c>, in the program's zone; null: by month.</summary>
    [Id(2)]
    public string? By { get; init; }
}

/// <summary>The time that a report is about.</summary>
[GenerateSerializer, Alias("loyalty.ReportTime"), Immutable]
public sealed record ReportTime
{
    /// <summary>The first instant; null: from the beginning.</summary>
    [Id(0)]
    public DateTimeOffset? From { get; init; }

    /// <summary>The instant before which it ends.</summary>
    [Id(1)]
    public DateTimeOffset To { get; init; }

    /// <summary>The zone in which its days and months are counted.</summary>
    [Id(2)]
    public required string TimeZone { get; init; }
}

/// <summary>Reports were made again.</summary>
[GenerateSerializer, Alias("loyalty.ReportsRebuilt"), Immutable]
public sealed record ReportsRebuilt
{
    /// <summary>Events of the program's members that they are made of.</summary>
    [Id(0)]
    public long Events { get; init; }

    /// <summary>Members that they are about.</summary>
    [Id(1)]
    public long Members { get; init; }

    /// <summary>How long it took, in seconds.</summary>
    [Id(2)]
    public decimal Seconds { get; init; }
}
