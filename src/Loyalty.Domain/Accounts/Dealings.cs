using System.Collections.Immutable;
using Loyalty.Domain.Effects;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>What a member has under way with others. Most members have nothing: they share <see cref="None"/>.</summary>
public sealed record Dealings
{
    /// <summary>Nothing.</summary>
    public static readonly Dealings None = new();

    /// <summary>Effects that are not confirmed yet.</summary>
    public Outbox Outbox { get; init => field = value ?? Outbox.Empty; } = Outbox.Empty;

    /// <summary>Points set aside, in the order in which they were.</summary>
    public ImmutableArray<Hold> Holds { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Gifts of the time that the program's limit looks back, oldest first.</summary>
    public ImmutableArray<GiftGiven> Gifts { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Who brought this member, while a reward may still come of it; null: nobody, or it is settled.</summary>
    public ReferralState? Referral { get; init; }

    /// <summary>The invitation by which the member has the tier; null: none.</summary>
    public string? InvitationId { get; init; }

    /// <summary>Adjustments that wait for a second approval.</summary>
    public ImmutableArray<Proposal> Proposals { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Redemptions that pay orders which were not awarded yet, oldest first.</summary>
    public ImmutableArray<Payment> Payments { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether staff froze the member: nothing leaves.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>The hold of a redemption; null where there is none.</summary>
    public Hold? HoldOf(string redemptionId) => Holds.FirstOrDefault(hold => hold.RedemptionId == redemptionId);
}

/// <summary>Points set aside for a redemption: taken from their lots, not spent yet.</summary>
public sealed record Hold
{
    /// <summary>The shop's id of the redemption.</summary>
    public required string RedemptionId { get; init; }

    /// <summary>The reward; null where points pay.</summary>
    public string? RewardId { get; init; }

    /// <summary>The order that is paid.</summary>
    public string? OrderId { get; init; }

    /// <summary>What was taken from which lot.</summary>
    public required ImmutableArray<Lot> Draws { get; init; }

    /// <summary>When it is released by itself; null while <see cref="WaitsForStock"/>.</summary>
    public Instant? Until { get; init; }

    /// <summary>Whether a piece of the stock was asked for and the answer is not there yet.</summary>
    public bool WaitsForStock { get; init; }

    /// <summary>Whether capture or release follows; else it is spent as soon as the stock is there.</summary>
    public bool IsTwoStep { get; init; }

    /// <summary>Pieces taken of the stock, 0 where the reward has none.</summary>
    public long Pieces { get; init; }

    /// <summary>Fingerprint of the redemption's content.</summary>
    public string? Content { get; init; }

    /// <summary>When the points were set aside.</summary>
    public Instant At { get; init; }
}

/// <summary>A gift that counts towards the limit.</summary>
/// <param name="At">When.</param>
/// <param name="Points">At least 1.</param>
public readonly record struct GiftGiven(Instant At, long Points);

/// <summary>How far a friend's referral has come.</summary>
/// <param name="Code">The code.</param>
/// <param name="Referrer">Id of the member who brought this one.</param>
/// <param name="Until">Until when the first purchase counts, that instant included; <see cref="Instant.MaxValue"/>: always.</param>
public sealed record ReferralState(string Code, string Referrer, Instant Until)
{
    /// <summary>The purchase that earns the reward if it is kept; null: none yet.</summary>
    public string? OrderId { get; init; }

    /// <summary>When it was kept for long enough; null: none yet.</summary>
    public Instant? KeptAt { get; init; }

    /// <summary>What this side got for it, where a return of the order takes it back; null: nothing yet.</summary>
    public Earning? Rewarded { get; init; }

    /// <summary>When this side got it; null: not yet.</summary>
    public Instant? RewardedAt { get; init; }
}

/// <summary>An adjustment that waits for a second approval.</summary>
public sealed record Proposal(string AdjustmentId, long Points, string Reason, string Actor);

/// <summary>A redemption that pays an order which was not awarded yet.</summary>
public sealed record Payment(string OrderId, string RedemptionId, Instant At);
