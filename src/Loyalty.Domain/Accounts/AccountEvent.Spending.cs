using System.Collections.Immutable;
using Loyalty.Domain.Vouchers;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <content>Points that leave for rewards and orders, at once or in two steps, and those that come back.</content>
public abstract partial record AccountEvent
{
    /// <summary>Points were set aside, until capture or release.</summary>
    public sealed record PointsHeld : AccountEvent
    {
        /// <summary>What is set aside.</summary>
        public required Hold Hold { get; init; }

        /// <summary>The effect that is confirmed with it, where the points were set aside already and the stock was asked; else null.</summary>
        public long? Number { get; init; }

        /// <summary>The reward's use, where its limit counts it; null: it is not counted, or was when the stock was asked.</summary>
        public CountedRule? Counted { get; init; }

        /// <summary>The instant before which no lot expires any more, as spending is activity; null: nothing moves.</summary>
        public Instant? MovesExpiryTo { get; init; }
    }

    /// <summary>Points were set aside and a piece of a reward's stock was asked for. Answers no command: what the stock answers does.</summary>
    public sealed record StockAsked : AccountEvent
    {
        /// <summary>What is set aside.</summary>
        public required Hold Hold { get; init; }

        /// <summary>The reward's use, where its limit counts it.</summary>
        public CountedRule? Counted { get; init; }
    }

    /// <summary>There was no piece left: the points come back.</summary>
    public sealed record StockRefused : AccountEvent
    {
        /// <summary>The shop's id of the redemption.</summary>
        public required string RedemptionId { get; init; }

        /// <summary>What comes back.</summary>
        public required Restitution Restitution { get; init; }

        /// <summary>The effect that is confirmed.</summary>
        public required long Number { get; init; }

        /// <summary>When the use that counted was, which counts no more; null: none counted.</summary>
        public Instant? Uncounted { get; init; }
    }

    /// <summary>What was set aside was spent.</summary>
    public sealed record Captured : AccountEvent
    {
        /// <summary>What was set aside.</summary>
        public required Hold Hold { get; init; }

        /// <summary>The voucher for it; null: none.</summary>
        public VoucherTerms? Voucher { get; init; }
    }

    /// <summary>What was set aside came back, because the shop said so or by itself.</summary>
    public sealed record Released : AccountEvent
    {
        /// <summary>The shop's id of the redemption.</summary>
        public required string RedemptionId { get; init; }

        /// <summary>What comes back.</summary>
        public required Restitution Restitution { get; init; }

        /// <summary>Whether it was forgotten, and came back by itself.</summary>
        public bool ByTime { get; init; }

        /// <summary>The reward; null where points were to pay.</summary>
        public string? RewardId { get; init; }

        /// <summary>When the use that counted was, which counts no more; null: none counted.</summary>
        public Instant? Uncounted { get; init; }
    }

    /// <summary>Points were spent.</summary>
    public sealed record Redeemed : AccountEvent
    {
        /// <summary>The voucher for them; null: none.</summary>
        public VoucherTerms? Voucher { get; init; }

        /// <summary>The effect that is confirmed with it, where the points were set aside already and the stock was asked; else null.</summary>
        public long? Number { get; init; }

        /// <summary>When the stock was asked; null: the reward has none.</summary>
        public Instant? AskedAt { get; init; }

        /// <summary>Pieces taken of the stock, 0 where the reward has none.</summary>
        public long Pieces { get; init; }

        /// <summary>The reward's use, where its limit counts it.</summary>
        public CountedRule? Counted { get; init; }

        /// <summary>The shop's id.</summary>
        public required string RedemptionId { get; init; }

        /// <summary>The reward; null where points paid.</summary>
        public string? RewardId { get; init; }

        /// <summary>The order that was paid.</summary>
        public string? OrderId { get; init; }

        /// <summary>What was taken from which lot.</summary>
        public required ImmutableArray<Lot> Draws { get; init; }

        /// <summary>The instant before which no lot expires any more, as spending is activity; null: nothing moves.</summary>
        public Instant? MovesExpiryTo { get; init; }
    }

    /// <summary>A voucher was cancelled: what it cost comes back.</summary>
    public sealed record RedemptionReversed : AccountEvent
    {
        /// <summary>The shop's id of the redemption.</summary>
        public required string RedemptionId { get; init; }

        /// <summary>What comes back.</summary>
        public required Restitution Restitution { get; init; }

        /// <summary>The reward; null where points paid.</summary>
        public string? RewardId { get; init; }

        /// <summary>When the use that counted was, which counts no more; null: none counted.</summary>
        public Instant? Uncounted { get; init; }
    }
}
