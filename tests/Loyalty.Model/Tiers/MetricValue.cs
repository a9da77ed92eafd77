using Loyalty.Model.Document;
using NodaTime;

namespace Loyalty.Model.Tiers;

/// <summary>The value of the program's metric at any instant, from all that ever counted.</summary>
internal sealed class MetricValue(
    LoyaltyProgram program, Instant enrolledAt, IReadOnlyList<Contribution> contributions, IReadOnlyList<BalanceAt> balances)
{
    private readonly TierRules rules = program.Tiers;

    private readonly Calendar calendar = program.Calendar;

    /// <summary>The value after what was due at the instant, before what else happened at it.</summary>
    public Fraction AfterDue(Instant at) => rules.Metric == "balance"
        ? LastBalance(balance => balance.At < at || (balance.At == at && balance.IsDue))
        : Sum(contribution => contribution.At < at || (contribution.At == at && contribution.IsDue), at);

    /// <summary>The values that followed one another at the instant by what the member or the shop did.</summary>
    public IEnumerable<Fraction> AfterEachCommand(Instant at) => rules.Metric == "balance"
        ? [.. balances.Where(balance => balance.At == at && !balance.IsDue).Select(balance => Fraction.Of(balance.Balance))]
        : [At(at)];

    public Fraction At(Instant at) => rules.Metric == "balance"
        ? LastBalance(balance => balance.At <= at)
        : Sum(contribution => contribution.At <= at, at);

    /// <summary>The value of the year that ends at the instant.</summary>
    public Fraction OfYearEnding(Instant end)
    {
        if (rules.Metric is "balance" or "lifetimePoints")
        {
            return rules.Metric == "balance" ? LastBalance(balance => balance.At < end) : Sum(each => each.At < end, end);
        }

        var year = YearOf(end) - 1;
        return Total(contributions.Where(contribution => YearOf(contribution.At) == year));
    }

    /// <summary>The program year of an instant: a calendar year, or full years since the day of enrolment.</summary>
    public int YearOf(Instant instant)
    {
        var local = calendar.Local(instant);
        if (rules.Year == "calendarYear")
        {
            return local.Year;
        }

        var year = local.Year - calendar.Local(enrolledAt).Year;
        return instant < StartOfYear(year) ? year - 1 : year;
    }

    public Instant StartOfYear(int year) => rules.Year == "calendarYear"
        ? calendar.StartOf(new LocalDate(year, 1, 1))
        : calendar.StartOf(calendar.Local(enrolledAt).Date.PlusYears(year));

    private Fraction Sum(Func<Contribution, bool> isBy, Instant at)
    {
        var counted = contributions.Where(isBy);
        if (rules.Metric != "lifetimePoints" && rules.Rolling is { } rolling)
        {
            var start = calendar.Minus(at, rolling);
            counted = counted.Where(contribution => contribution.At > start);
        }

        if (rules.Metric != "lifetimePoints" && rules.Year is not null)
        {
            var year = YearOf(at);
            counted = counted.Where(contribution => YearOf(contribution.At) == year);
        }

        return Total(counted);
    }

    private Fraction Total(IEnumerable<Contribution> counted) => rules.Metric == "spend"
        ? counted.Aggregate(Fraction.Zero, (sum, contribution) => sum + contribution.Spend)
        : Fraction.Of(counted.Sum(contribution => contribution.Points));

    private Fraction LastBalance(Func<BalanceAt, bool> isBy) =>
        Fraction.Of(balances.LastOrDefault(isBy)?.Balance ?? 0);
}
