using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <content>What passes between members, and between a member and other grains.</content>
public abstract partial record AccountEvent
{
    /// <summary>Points were given to another member.</summary>
    public sealed record GiftSent : AccountEvent
    {
        /// <summary>The shop's id of the gift.</summary>
        public required string GiftId { get; init; }

        /// <summary>Id of the other member.</summary>
        public required string To { get; init; }

        /// <summary>What was taken from which lot.</summary>
        public required ImmutableArray<Lot> Draws { get; init; }

        /// <summary>Gifts up to this instant count towards no limit any more.</summary>
        public Instant CountsFrom { get; init; }

        /// <summary>The instant before which no lot expires any more, as giving is activity; null: nothing moves.</summary>
        public Instant? MovesExpiryTo { get; init; }
    }

    /// <summary>A gift of another member came.</summary>
    public sealed record GiftReceived : AccountEvent
    {
        /// <summary>The other shop's id of the gift.</summary>
        public required string GiftId { get; init; }

        /// <summary>Id of the other member.</summary>
        public required string From { get; init; }

        /// <summary>What came: points that have expired on the way expire at once.</summary>
        public required Restitution Gift { get; init; }
    }

    /// <summary>A gift could not be delivered, and came back.</summary>
    public sealed record GiftBounced : AccountEvent
    {
        /// <summary>The shop's id of the gift.</summary>
        public required string GiftId { get; init; }

        /// <summary>Id of the other member.</summary>
        public required string To { get; init; }

        /// <summary>What comes back.</summary>
        public required Restitution Restitution { get; init; }

        /// <summary>The effect that is confirmed.</summary>
        public required long Number { get; init; }
    }

    /// <summary>A friend's purchase was kept: the reward for one of both sides.</summary>
    public sealed record ReferralEarned : AccountEvent
    {
        /// <summary>The code.</summary>
        public required string Code { get; init; }

        /// <summary>Whether this is the friend, whose purchase it was; else the referrer.</summary>
        public required bool IsFriend { get; init; }

        /// <summary>Id of the member on the other side.</summary>
        public required string Other { get; init; }

        /// <summary>The friend's order.</summary>
        public required string OrderId { get; init; }

        /// <summary>What it earned.</summary>
        public required Earning Earning { get; init; }

        /// <summary>Whether a return of the order takes it back.</summary>
        public bool IsReversible { get; init; }
    }

    /// <summary>The purchase that earned a referral's reward came back: so does the reward.</summary>
    public sealed record ReferralReversed : AccountEvent
    {
        /// <summary>The code.</summary>
        public required string Code { get; init; }

        /// <summary>Whether this is the friend, whose purchase it was; else the referrer.</summary>
        public required bool IsFriend { get; init; }

        /// <summary>Id of the member on the other side.</summary>
        public required string Other { get; init; }

        /// <summary>The friend's order.</summary>
        public required string OrderId { get; init; }

        /// <summary>When the reward was earned.</summary>
        public required Instant EarnedAt { get; init; }

        /// <summary>Where it is taken from.</summary>
        public required Reversal Reversal { get; init; }
    }

    /// <summary>An effect was done, and needs nothing more.</summary>
    public sealed record EffectConfirmed : AccountEvent
    {
        /// <summary>Its number.</summary>
        public required long Number { get; init; }
    }
}
