using NodaTime;

namespace Loyalty.Model.Commands;

/// <param name="Points">What the command gave, or, below zero, what it took from lots or left owed.</param>
/// <param name="Pending">How many of them are not spendable yet.</param>
/// <param name="Refusal">Why nothing happened, or null.</param>
public sealed record Receipt(
    Command Command,
    long Points,
    long Pending,
    IReadOnlyList<Share> Breakdown,
    long Balance,
    long Owed,
    string? Refusal = null);

/// <summary>The points that one rule gave, by itself or through a promotion.</summary>
public sealed record Share(string Rule, string? Promotion, long Points);

/// <summary>Points that expire together; null: never.</summary>
public sealed record Lot(Instant? ExpiresAt, long Points);

public sealed record PendingLot(Instant AvailableAt, Instant? ExpiresAt, long Points);

/// <summary>
/// A member's account at an instant. Issued + received + restored =
/// balance + pending + held + redeemed + expired + reversed + given - owed.
/// </summary>
public sealed record Figures(
    long Balance,
    long Pending,
    long Owed,
    long LifetimePoints,
    string? Tier,
    decimal MetricValue,
    IReadOnlyList<Lot> Lots,
    IReadOnlyList<PendingLot> PendingLots,
    long Issued,
    long Redeemed,
    long Expired,
    long Reversed,
    long Held,
    long Given,
    long Received,
    long Restored,
    Instant? TierSince);

/// <param name="Receipts">One for each command, in the order of the commands.</param>
public sealed record Outcome(Figures Figures, IReadOnlyList<Receipt> Receipts);
