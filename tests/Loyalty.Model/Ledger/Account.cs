using Loyalty.Model.Commands;
using Loyalty.Model.Document;
using Loyalty.Model.Pricing;
using Loyalty.Model.Tiers;
using NodaTime;

namespace Loyalty.Model.Ledger;

/// <summary>Points that a rule gave for something else than a purchase.</summary>
/// <param name="IsDue">Given by the passing of time, and so before anything that happens at the same instant.</param>
internal sealed record Award(EarningRule Rule, Instant At, string? Subject, int? Months, long Points, bool IsDue);

/// <summary>All that is known of a member while the commands are replayed.</summary>
internal sealed class Account(LoyaltyProgram program)
{
    public LoyaltyProgram Program => program;

    public Calendar Calendar => program.Calendar;

    public Enrolment? Member { get; set; }

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

    public long LifetimePoints => Orders.Values.Sum(order => order.Points) + Awards.Sum(award => award.Points);

    public TierTimeline Timeline => new(program, Member!, Contributions(), Balances);

    /// <summary>What counts for a tier, when it was earned, as returns have left it.</summary>
    private List<Contribution> Contributions() =>
    [
        .. Orders.Values.Select(order => new Contribution(order.Purchase.At, false, order.Points, SpendOf(order))),
        .. Awards.Select(award => new Contribution(award.At, award.IsDue, award.Points, Fraction.Zero)),
    ];

    private Fraction SpendOf(Order order) => program.Tiers.Metric == "spend" ? order.Amount : Fraction.Zero;

    public void NoteBalance(Instant at, bool isDue) => Balances.Add(new BalanceAt(at, isDue, Lots.Balance));
}
