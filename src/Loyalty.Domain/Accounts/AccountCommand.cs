using System.Collections.Immutable;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Money;
using Loyalty.Domain.Orders;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>Something that is asked of an account. Checked for shape when it was made; whether it is granted is decided.</summary>
public abstract record AccountCommand
{
    private AccountCommand()
    {
    }

    /// <summary>When it happened; null: now.</summary>
    public Instant? OccurredAt { get; init; }

    /// <summary>Fingerprint of the content.</summary>
    public string? Content { get; init; }

    /// <summary>Who asks, where staff do; null: the shop's systems.</summary>
    public string? Actor { get; init; }

    /// <summary>Join.</summary>
    public sealed record Enrol(MemberFacts Member) : AccountCommand
    {
        /// <summary>The code that brought the member; null: none.</summary>
        public ReferralClaim? Referral { get; init; }
    }

    /// <summary>Tell other facts about the member.</summary>
    public sealed record Describe(string ChangeId, MemberFacts Member) : AccountCommand;

    /// <summary>Award an order.</summary>
    public sealed record Purchase(string OrderId, Order Order) : AccountCommand
    {
        /// <summary>Points that paid a part of it, 0 or more.</summary>
        public long PointsPaid { get; init; }

        /// <summary>Vouchers that were used on it.</summary>
        public ImmutableArray<VoucherPayment> Vouchers { get; init => field = value.IsDefault ? [] : value; } = [];
    }

    /// <summary>Take back what a part of an order earned; neither pieces nor amount: the whole of what is left.</summary>
    public sealed record Return(string ReturnId, string OrderId) : AccountCommand
    {
        /// <summary>Pieces by article; null: by amount, or all.</summary>
        public ImmutableArray<Pieces>? Lines { get; init; }

        /// <summary>Money given back, above 0; null: by pieces, or all.</summary>
        public decimal? Amount { get; init; }
    }

    /// <summary>Reward an activity.</summary>
    public sealed record Act(string ActivityId, string Type, string? Subject) : AccountCommand;

    /// <summary>Spend points on a reward, or a number of them as payment.</summary>
    public sealed record Redeem(string RedemptionId) : AccountCommand
    {
        /// <summary>The reward; null: payment.</summary>
        public string? RewardId { get; init; }

        /// <summary>The points, at least 1; null: what the reward costs.</summary>
        public long? Points { get; init; }

        /// <summary>The order that they pay.</summary>
        public string? OrderId { get; init; }

        /// <summary>Whether to set the points aside until capture or release.</summary>
        public bool Hold { get; init; }
    }

    /// <summary>Spend what was set aside.</summary>
    public sealed record Capture(string RedemptionId) : AccountCommand;

    /// <summary>Give back what was set aside.</summary>
    public sealed record Release(string RedemptionId) : AccountCommand;

    /// <summary>Give points to another member.</summary>
    public sealed record Give(string GiftId, string To, long Points) : AccountCommand
    {
        /// <summary>Whether the other one is a member.</summary>
        public bool IsKnown { get; init; }

        /// <summary>Whether the other one is this member.</summary>
        public bool IsOneself { get; init; }
    }

    /// <summary>Correct the points by hand: above 0 gives, below 0 takes.</summary>
    public sealed record Adjust(string AdjustmentId, long Points, string Reason) : AccountCommand;

    /// <summary>Approve an adjustment that another proposed.</summary>
    public sealed record Approve(string AdjustmentId) : AccountCommand;

    /// <summary>Stop points from leaving, or let them leave again.</summary>
    public sealed record Freeze(string FreezeId, bool IsFrozen, string? Reason) : AccountCommand;

    /// <summary>Give an invitation-only tier.</summary>
    public sealed record Invite(string InvitationId, string Tier, Instant? Until) : AccountCommand;

    /// <summary>Take an invitation back.</summary>
    public sealed record Withdraw(string InvitationId) : AccountCommand;

    /// <summary>Take a gift of another member.</summary>
    public sealed record ReceiveGift(string GiftId, string From, ImmutableArray<Lot> Lots) : AccountCommand;

    /// <summary>Take the reward for a friend.</summary>
    public sealed record EarnReferral(string Code, string Friend, string OrderId) : AccountCommand;

    /// <summary>Give the reward for a friend back.</summary>
    public sealed record LoseReferral(string Code, string Friend, string OrderId) : AccountCommand
    {
        /// <summary>The event that gave it; null where it was never given.</summary>
        public AccountEvent.ReferralEarned? Given { get; init; }
    }

    /// <summary>Take the points back that a cancelled voucher cost.</summary>
    public sealed record Restore(string RedemptionId) : AccountCommand;

    /// <summary>Note what became of an effect.</summary>
    public sealed record Confirm(long Number, EffectOutcome Outcome) : AccountCommand;
}

/// <summary>A code that brings a member, as it was found when the member joined.</summary>
/// <param name="Code">The code.</param>
/// <param name="Referrer">Id of the member whose code it is; null: nobody's.</param>
/// <param name="IsOwn">Whether it is the joining member's own.</param>
public sealed record ReferralClaim(string Code, string? Referrer, bool IsOwn);

/// <summary>A voucher that a purchase says was used on it, as it was found.</summary>
/// <param name="IsUsed">Whether it was.</param>
/// <param name="Currency">The currency of what it paid; null where it paid no money.</param>
/// <param name="Amount">What it paid, 0 or more.</param>
public sealed record VoucherPayment(bool IsUsed, Currency? Currency, decimal Amount);

/// <summary>Pieces of one article.</summary>
/// <param name="Sku">Article.</param>
/// <param name="Quantity">At least 1.</param>
public sealed record Pieces(string Sku, int Quantity);
