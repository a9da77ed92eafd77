using Loyalty.Model.Commands;
using Loyalty.Model.Document;
using Loyalty.Model.Pricing;
using Loyalty.Model.Tiers;
using NodaTime;

namespace Loyalty.Model.Ledger;

/// <summary>Points that a rule gave for something else than a purchase.</summary>
/// <param name="Rule">Null where it is no rule's: of a referral, or by staff.</param>
/// <param name="IsDue">Given by the passing of time, and so before anything that happens at the same instant.</param>
internal sealed record Award(EarningRule? Rule, Instant At, string? Subject, int? Months, long Points, bool IsDue);

/// <summary>All that is known of a member while the commands are replayed.</summary>
internal sealed class Account(LoyaltyProgram program, string id = "")
{
    public string Id => id;

    public LoyaltyProgram Program => program;

    public Calendar Calendar => program.Calendar;

    /// <summary>The member's facts of now.</summary>
    public Enrolment? Member { get; private set; }

    /// <summary>The member's facts, each since when.</summary>
    public List<(Instant Since, Enrolment Member)> Facts { get; } = [];

    public int? BirthdayMonth { get; set; }

    /// <summary>Birthday months that began up to here need no look any more.</summary>
    public Instant BirthdaySeenUntil { get; set; } = Instant.MinValue;

    /// <summary>The months of membership that were looked at, whether or not a rule gave something.</summary>
    public int MembershipSeen { get; set; }

    /// <summary>The latest time that the account has seen.</summary>
    public Instant Clock { get; set; } = Instant.MinValue;

    public Instant? LastActivity { get; set; }

    public Dictionary<string, Order> Orders { get; } = [];

    public List<Award> Awards { get; } = [];

    public Lots Lots { get; } = new();

    public Dictionary<string, bool> Switches { get; } = [];

    public List<BalanceAt> Balances { get; } = [];

    public long Owed { get; set; }

    public long Issued { get; set; }

    public long Redeemed { get; set; }

    public long Expired { get; set; }

    public long Reversed { get; set; }

    public long Given { get; set; }

    public long Received { get; set; }

    public long Restored { get; set; }

    public List<Hold> Holds { get; } = [];

    /// <summary>Redemptions that were answered: points spent, or set aside.</summary>
    public List<Spent> Spent { get; } = [];

    public List<(Instant At, long Points)> Gifts { get; } = [];

    public List<Adjustment> Proposals { get; } = [];

    /// <summary>Adjustments that were done.</summary>
    public HashSet<string> Settled { get; } = [];

    public bool IsFrozen { get; set; }

    public Invitation? Invited { get; set; }

    public Brought? Brought { get; set; }

    /// <summary>Rewards for friends, by friend and order.</summary>
    public Dictionary<(string Friend, string OrderId), ReferralReward> ForFriends { get; } = [];

    /// <summary>What is on its way from here to others, oldest first.</summary>
    public List<Errand> Errands { get; } = [];

    public long Held => Holds.Sum(hold => hold.Draws.Sum(lot => lot.Points));

    public long LifetimePoints => Orders.Values.Sum(order => order.Points) + Awards.Sum(award => award.Points);

    public TierTimeline Timeline => new(program, Facts, Contributions(), Balances);

    /// <summary>The tier that the member is told, and since when; null: nobody asks for it.</summary>
    public TierSince? Tier { get; private set; }

    public Account FollowTier()
    {
        Tier = new TierSince(this);
        return this;
    }

    public void Become(Enrolment member, Instant at)
    {
        Member = member;
        Facts.Add((at, member));
    }

    /// <summary>What staff gave by invitation, or the tier of the history.</summary>
    public string? LevelAt(Instant at) => Invited?.Tier ?? Timeline.LevelAt(at);

    public string? LevelBefore(Instant at) => Invited?.Tier ?? Timeline.LevelBefore(at);

    /// <summary>What counts for a tier, when it was earned, as returns have left it.</summary>
    private List<Contribution> Contributions() =>
    [
        .. Orders.Values.Select(order => new Contribution(order.Purchase.At, false, order.Points, SpendOf(order))),
        .. Awards.Select(award => new Contribution(award.At, award.IsDue, award.Points, Fraction.Zero)),
    ];

    /// <summary>Money counts in the currency that the member had: there are no rates of exchange.</summary>
    private Fraction SpendOf(Order order) =>
        program.Tiers.Metric == "spend" && order.Purchase.Currency == (order.Circumstances.Member.Currency ?? program.Currencies[0])
            ? order.Amount
            : Fraction.Zero;

    public void NoteBalance(Instant at, bool isDue) => Balances.Add(new BalanceAt(at, isDue, Lots.Balance));
}
