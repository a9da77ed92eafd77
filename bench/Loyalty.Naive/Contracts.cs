namespace Loyalty.Naive;

internal sealed record EnrolRequest(string MemberId, string? Region, string? Currency);

internal sealed record Line(string Sku, string? Category, int Quantity, decimal UnitPrice);

internal sealed record PurchaseRequest(
    string OrderId, string Currency, IReadOnlyList<Line> Lines, decimal? Shipping, decimal? Tax, string? Channel,
    string? PaymentMethod);

internal sealed record Progress(string Tier, string? NextTier, long Value, long? Threshold, long? Missing, int Percent);

internal sealed record Receipt(
    string Id, string Kind, string MemberId, long Points, IReadOnlyList<Earned> Breakdown, long Balance, string Tier,
    Progress Progress, DateTimeOffset At);

internal sealed record Earned(string Rule, long Points);

internal sealed record Lot(long Points, DateTimeOffset ExpiresAt);

internal sealed record Member(
    string MemberId, string Program, long Balance, long LifetimePoints, string Tier, Progress Progress, IReadOnlyList<Lot> Lots);
