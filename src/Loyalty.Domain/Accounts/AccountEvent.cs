using System.Collections.Immutable;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Pricing;
using Loyalty.Domain.Tiers;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>Something that happened to an account. Stored for ever; never changed.</summary>
public abstract partial record AccountEvent
{
    private AccountEvent()
    {
    }

    /// <summary>Event time: when it happened, which for a late report is before what the account saw already.</summary>
    public required Instant At { get; init; }

    /// <summary>The account's figures afterwards.</summary>
    public Figures After { get; init; } = Figures.Nothing;

    /// <summary>Where the member stands afterwards.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Fingerprint of the command's content, which tells the same command from another under its id; null where none asked.</summary>
    public string? Content { get; init; }

    /// <summary>Who did it, where staff did; null: the shop's systems, or time.</summary>
    public string? Actor { get; init; }

    /// <summary>What it asks of others; null: nothing.</summary>
    public ImmutableArray<Effect>? Effects { get; init; }

    /// <summary>The member joined.</summary>
    public sealed record Enrolled : AccountEvent
    {
        /// <summary>What the program may ask about the member.</summary>
        public required MemberFacts Member { get; init; }

        /// <summary>Points for a birthday in the month of joining; null where there are none.</summary>
        public Earning? Birthday { get; init; }

        /// <summary>The last calendar year whose birthday month began by then; 0 where no birthday is known.</summary>
        public int BirthdayYear { get; init; }

        /// <summary>Who brought the member; null: nobody.</summary>
        public ReferralState? Referral { get; init; }
    }

    /// <summary>Other facts about the member were told.</summary>
    public sealed record Described : AccountEvent
    {
        /// <summary>The shop's id of the change.</summary>
        public required string ChangeId { get; init; }

        /// <summary>What the program may ask about the member from now on.</summary>
        public required MemberFacts Member { get; init; }

        /// <summary>Points for a birthday in the month in which it is told; null where there are none.</summary>
        public Earning? Birthday { get; init; }

        /// <summary>The last calendar year whose birthday month is settled; 0 where none is.</summary>
        public int BirthdayYear { get; init; }
    }

    /// <summary>An order was awarded.</summary>
    public sealed record Purchased : AccountEvent
    {
        /// <summary>The shop's order number.</summary>
        public required string OrderId { get; init; }

        /// <summary>What was bought.</summary>
        public required Order Order { get; init; }

        /// <summary>What its price depended on.</summary>
        public required PricingFacts Facts { get; init; }

        /// <summary>The catalogue that priced it.</summary>
        public required long Catalogue { get; init; }

        /// <summary>
        /// The incarnation of a silo from whose slices the promotions with a budget gave (<see cref="PricingFacts.Budgeted"/>); null
        /// where none gave.
        /// </summary>
        public string? Holder { get; init; }

        /// <summary>What it earned.</summary>
        public required Earning Earning { get; init; }

        /// <summary>Money that counts as spent.</summary>
        public required decimal Spend { get; init; }

        /// <summary>Whether the order is in another currency than the member's, so that its money counts towards no tier; null: it is not.</summary>
        public bool? IsForeign { get; init; }

        /// <summary>Redemptions that paid a part of it before it was awarded; null: none.</summary>
        public ImmutableArray<string>? Payments { get; init; }

        /// <summary>When it was kept for long enough to earn the reward of a referral; null: it has nothing to do with one.</summary>
        public Instant? ReferralKeptAt { get; init; }
    }

    /// <summary>A part of an order, or all of it, came back.</summary>
    public sealed record Returned : AccountEvent
    {
        /// <summary>The shop's id of the return.</summary>
        public required string ReturnId { get; init; }

        /// <summary>The order.</summary>
        public required string OrderId { get; init; }

        /// <summary>When the order was bought.</summary>
        public required Instant BoughtAt { get; init; }

        /// <summary>When the order's lot expires, or expired.</summary>
        public required Instant LotExpiresAt { get; init; }

        /// <summary>What has gone back so far, this return included.</summary>
        public required GoneBack GoneBack { get; init; }

        /// <summary>Whether nothing of the order is kept any more, for the first time.</summary>
        public required bool IsWhole { get; init; }

        /// <summary>What the rules and promotions take back: points are negative.</summary>
        public required ImmutableArray<Share> Breakdown { get; init; }

        /// <summary>Rules with a limit that give nothing for the order any more: their use counts no more.</summary>
        public ImmutableArray<string> Unused { get; init => field = value.IsDefault ? [] : value; } = [];

        /// <summary>Where it is taken from.</summary>
        public required Reversal Reversal { get; init; }

        /// <summary>Money that no longer counts as spent, 0 or more.</summary>
        public required decimal Spend { get; init; }

        /// <summary>Whether the order is in another currency than the member's, so that its money counts towards no tier; null: it is not.</summary>
        public bool? IsForeign { get; init; }

        /// <summary>Points that paid the order and come back; null: none.</summary>
        public ImmutableArray<PaymentBack>? PaymentsBack { get; init; }
    }

    /// <summary>An activity was rewarded, or known and not rewarded any more.</summary>
    public sealed record ActivityDone : AccountEvent
    {
        /// <summary>The shop's id.</summary>
        public required string ActivityId { get; init; }

        /// <summary>The type that the program declares.</summary>
        public required string Type { get; init; }

        /// <summary>What it was about.</summary>
        public string? Subject { get; init; }

        /// <summary>What it earned.</summary>
        public required Earning Earning { get; init; }
    }
}
