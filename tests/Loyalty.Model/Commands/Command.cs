using NodaTime;

namespace Loyalty.Model.Commands;

/// <summary>What somebody asks of one member's account, at the time at which it happened (<c>occurredAt</c>).</summary>
/// <param name="Id">The caller's id: unique for the member and the kind of command.</param>
public abstract record Command(string Id, Instant At)
{
    /// <summary>All that the caller said, as one text: the same id with other content is refused.</summary>
    public virtual string Describe() => ToString();
}

/// <param name="BirthdayMonth">1 to 12.</param>
public sealed record Enrolment(
    string Id,
    Instant At,
    int? BirthdayMonth = null,
    string? Region = null,
    string? Currency = null,
    IReadOnlyList<string>? Tags = null,
    string? Referrer = null) : Command(Id, At)
{
    public override string Describe() => $"{this with { Tags = null }} {string.Join(',', Tags ?? [])}";
}

public sealed record PurchaseLine(string Sku, long Quantity, decimal UnitPrice, string? Category = null, string? Brand = null);

public sealed record Purchase(
    string Id,
    Instant At,
    string Currency,
    IReadOnlyList<PurchaseLine> Lines,
    string? Channel = null,
    string? PaymentMethod = null,
    string? Partner = null,
    long PointsPaid = 0,
    decimal VouchersPaid = 0) : Command(Id, At)
{
    public override string Describe() => $"{this with { Lines = [] }} {string.Join(',', Lines)}";
}

public sealed record ReturnLine(string Sku, long Quantity);

/// <summary>Lines, or an amount of money; with neither of them the whole order goes back.</summary>
public sealed record Return(
    string Id, Instant At, string OrderId, IReadOnlyList<ReturnLine>? Lines = null, decimal? Amount = null) : Command(Id, At)
{
    public override string Describe() => $"{this with { Lines = null }} {string.Join(',', Lines ?? [])}";
}

public sealed record Activity(string Id, Instant At, string Type, string? Subject = null) : Command(Id, At);

/// <summary>Spends a number of points, or what a reward costs; or only sets it aside.</summary>
/// <param name="OrderId">The order that the points pay.</param>
public sealed record Redemption(
    string Id, Instant At, long? Points = null, string? RewardId = null, bool Hold = false, string? OrderId = null) : Command(Id, At);

/// <summary>A correction by staff: points above or below zero.</summary>
public sealed record Adjustment(string Id, Instant At, long Points, string Actor = "one") : Command(Id, At);

/// <summary>The member tells the month of birth, or changes it.</summary>
public sealed record TellBirthday(string Id, Instant At, int Month) : Command(Id, At);

/// <summary>A promotion is switched on or off; awards that arrive from now on see it so.</summary>
public sealed record SwitchPromotion(string Id, Instant At, string PromotionId, bool Active) : Command(Id, At);

/// <summary>Time passes and the account sees it: what is due by then is done.</summary>
public sealed record TimePasses(string Id, Instant At) : Command(Id, At);
