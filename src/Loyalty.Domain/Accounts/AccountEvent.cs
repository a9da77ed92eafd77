using System.Collections.Immutable;
using Loyalty.Domain.Money;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Pricing;
using Loyalty.Domain.Tiers;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>Something that happened to an account. Stored for ever; never changed.</summary>
public abstract record AccountEvent
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

    /// <summary>The member joined.</summary>
    public sealed record Enrolled : AccountEvent
    {
        /// <summary>What the program may ask about the member.</summary>
        public required MemberFacts Member { get; init; }

        /// <summary>Points for a birthday in the month of joining; null where there are none.</summary>
        public Earning? Birthday { get; init; }

        /// <summary>The last calendar year whose birthday month began by then; 0 where no birthday is known.</summary>
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

    /// <summary>Points were spent.</summary>
    public sealed record Redeemed : AccountEvent
    {
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

    /// <summary>Pending points became spendable.</summary>
    public sealed record BecameAvailable : AccountEvent
    {
        /// <summary>The points.</summary>
        public required PendingLot Lot { get; init; }
    }

    /// <summary>Points expired.</summary>
    public sealed record Expired : AccountEvent
    {
        /// <summary>What was left of the lot.</summary>
        public required Lot Lot { get; init; }
    }

    /// <summary>The member's birthday month began.</summary>
    public sealed record BirthdayCame : AccountEvent
    {
        /// <summary>The calendar year.</summary>
        public required int Year { get; init; }

        /// <summary>What it earned.</summary>
        public required Earning Earning { get; init; }
    }

    /// <summary>The member has been one for some months.</summary>
    public sealed record MembershipLasted : AccountEvent
    {
        /// <summary>Months since enrolment.</summary>
        public required int Months { get; init; }

        /// <summary>What they earned.</summary>
        public required Earning Earning { get; init; }
    }

    /// <summary>Time changed the tier, or the date at which it is assessed.</summary>
    public sealed record TierAssessed : AccountEvent
    {
        /// <summary>The tier before.</summary>
        public required string Before { get; init; }
    }
}

/// <summary>An account's figures after an event.</summary>
/// <param name="Balance">Spendable points.</param>
/// <param name="Pending">Points that become spendable later.</param>
/// <param name="Held">Points set aside.</param>
/// <param name="Owed">Points that later earning pays first.</param>
public readonly record struct Figures(long Balance, long Pending, long Held, long Owed)
{
    /// <summary>All figures are 0.</summary>
    public static readonly Figures Nothing;
}

/// <summary>Points that were given, and the lot that they go into.</summary>
public sealed record Earning
{
    /// <summary>Points by rule and promotion.</summary>
    public required ImmutableArray<Share> Breakdown { get; init; }

    /// <summary>When they become spendable; null: at once.</summary>
    public Instant? AvailableAt { get; init; }

    /// <summary>When they expire; <see cref="Instant.MaxValue"/>: never.</summary>
    public Instant ExpiresAt { get; init; } = Instant.MaxValue;

    /// <summary>Rules among them whose use is counted.</summary>
    public ImmutableArray<CountedRule> Counted { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether this activity moves every earlier expiry to <see cref="ExpiresAt"/>.</summary>
    public bool MovesExpiry { get; init; }

    /// <summary>All points given.</summary>
    public long Points => Breakdown.Sum(share => share.Points);
}

/// <summary>A rule that gives only so often, and gave now.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="CountsFrom">Uses up to this instant count no more, not even for a report that comes a year late.</param>
/// <param name="BySubject">Whether it gives once for each subject.</param>
public sealed record CountedRule(string Rule, Instant CountsFrom, bool BySubject);

/// <summary>Where points that a return takes back are taken from.</summary>
public sealed record Reversal
{
    /// <summary>From the order's own pending lot; null where it was not pending.</summary>
    public PendingLot? Pending { get; init; }

    /// <summary>From lots.</summary>
    public ImmutableArray<Lot> Draws { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Owed from now on.</summary>
    public long Owed { get; init; }

    /// <summary>Let go: expired, or spent where the program allows no debt.</summary>
    public long LetGo { get; init; }

    /// <summary>The part of <see cref="LetGo"/> that had expired.</summary>
    public long LetGoExpired { get; init; }

    /// <summary>What the account gives: all but what is let go.</summary>
    public long Taken => (Pending?.Points ?? 0) + Draws.Total() + Owed;

    /// <summary>What the return takes back in all.</summary>
    public long Total => Taken + LetGo;
}

/// <summary>
/// What a program may ask about a member: the same for many. No id (the ledger's stream is named after it), no name, no address: those
/// lie apart from the ledger.
/// </summary>
public sealed record MemberFacts
{
    /// <summary>Region, as filters name it.</summary>
    public string? Region { get; init; }

    /// <summary>Locale (BCP 47).</summary>
    public string? Locale { get; init; }

    /// <summary>The currency in which thresholds hold; null: the program's first.</summary>
    public Currency? Currency { get; init; }

    /// <summary>Tags, as filters name them.</summary>
    public ImmutableArray<string> Tags { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Month of the birthday, 1 to 12; null: not told.</summary>
    public int? BirthMonth { get; init; }
}
