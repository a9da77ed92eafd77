using System.Collections.Immutable;
using Loyalty.Domain.Effects;
using NodaTime;

namespace Loyalty.Domain.Referrals;

/// <summary>Something that happened to a referral code. Stored for ever; never changed.</summary>
public abstract record ReferralEvent
{
    private ReferralEvent()
    {
    }

    /// <summary>When, by the program's clock.</summary>
    public required Instant At { get; init; }

    /// <summary>What it asks of others; null: nothing.</summary>
    public ImmutableArray<Effect>? Effects { get; init; }

    /// <summary>The code became a member's.</summary>
    public sealed record Claimed(string MemberId) : ReferralEvent;

    /// <summary>A friend's purchase was kept.</summary>
    /// <param name="Friend">Id of the friend.</param>
    /// <param name="OrderId">The friend's order.</param>
    /// <param name="IsRewarded">
    /// Whether the member is rewarded: not where the program's cap is reached, and not yet where the friend counts by another order.
    /// </param>
    public sealed record FriendKept(string Friend, string OrderId, bool IsRewarded) : ReferralEvent;

    /// <summary>A friend's purchase came back.</summary>
    /// <param name="Friend">Id of the friend.</param>
    /// <param name="OrderId">The friend's order.</param>
    /// <param name="NextOrderId">The order by which the friend counts from now on; null: none.</param>
    /// <param name="IsNextRewarded">Whether the member is rewarded for that one.</param>
    public sealed record FriendReversed(string Friend, string OrderId, string? NextOrderId = null, bool IsNextRewarded = false) : ReferralEvent;

    /// <summary>An effect needs nothing more.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="IsDone">Whether it was done; else it was refused for good.</param>
    public sealed record EffectConfirmed(long Number, bool IsDone) : ReferralEvent;
}
