namespace Loyalty.Contracts.Reports;

/// <summary>What promotions cost and brought.</summary>
[GenerateSerializer, Alias("loyalty.PromotionsReport"), Immutable]
public sealed record PromotionsReport
{
    /// <summary>The time.</summary>
    [Id(0)]
    public required ReportTime Time { get; init; }

    /// <summary>By promotion and the orders' currency; points are those that the promotion itself gave.</summary>
    [Id(1)]
    public OrderFigures[] Promotions { get; init; } = [];
}

/// <summary>What is to be settled.</summary>
[GenerateSerializer, Alias("loyalty.PartnersReport"), Immutable]
public sealed record PartnersReport
{
    /// <summary>The time.</summary>
    [Id(0)]
    public required ReportTime Time { get; init; }

    /// <summary>By partner and the orders' currency; points are all that the orders earned.</summary>
    [Id(1)]
    public OrderFigures[] Partners { get; init; } = [];

    /// <summary>By association: rewards that were a donation.</summary>
    [Id(2)]
    public DonationFigures[] Donations { get; init; } = [];
}

/// <summary>Figures of orders, each counted at the time of its purchase, and what went back at the time of the return.</summary>
[GenerateSerializer, Alias("loyalty.OrderFigures"), Immutable]
public sealed record OrderFigures
{
    /// <summary>Id of the promotion or name of the partner.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The orders' currency (ISO 4217).</summary>
    [Id(1)]
    public required string Currency { get; init; }

    /// <summary>Orders bought.</summary>
    [Id(2)]
    public long Orders { get; init; }

    /// <summary>What they cost, as far as it counts, before returns.</summary>
    [Id(3)]
    public decimal Spend { get; init; }

    /// <summary>What of such orders went back.</summary>
    [Id(4)]
    public decimal Returned { get; init; }

    /// <summary>Points given.</summary>
    [Id(5)]
    public long Given { get; init; }

    /// <summary>Points that returns took back, those included that were let go.</summary>
    [Id(6)]
    public long Taken { get; init; }

    /// <summary>Given less taken.</summary>
    [Id(7)]
    public long Net { get; init; }

    /// <summary>What the net points are worth in the currency; null where the program does not say.</summary>
    [Id(8)]
    public decimal? Worth { get; init; }
}

/// <summary>Donations to an association.</summary>
[GenerateSerializer, Alias("loyalty.DonationFigures"), Immutable]
public sealed record DonationFigures
{
    /// <summary>The association's id.</summary>
    [Id(0)]
    public required string Association { get; init; }

    /// <summary>The members' currency (ISO 4217).</summary>
    [Id(1)]
    public required string Currency { get; init; }

    /// <summary>Redemptions.</summary>
    [Id(2)]
    public long Times { get; init; }

    /// <summary>Points spent on them.</summary>
    [Id(3)]
    public long Points { get; init; }

    /// <summary>What the points are worth in the currency; null where the program does not say.</summary>
    [Id(4)]
    public decimal? Worth { get; init; }
}
