using Loyalty.Model.Commands;
using Loyalty.Model.Document;
using NodaTime;

namespace Loyalty.Model.Tiers;

/// <summary>
/// A member's tier at any instant, found by walking through the whole history as returns have left it. So a tier that
/// was reached only with what went back was never reached, and a late event counts at its own time.
/// </summary>
/// <param name="facts">The member's facts, each since when.</param>
internal sealed class TierTimeline(
    LoyaltyProgram program,
    IReadOnlyList<(Instant Since, Enrolment Member)> facts,
    IReadOnlyList<Contribution> contributions,
    IReadOnlyList<BalanceAt> balances)
{
    private readonly Enrolment member = facts[0].Member;

    private readonly TierRules rules = program.Tiers;

    private readonly MetricValue metric = new(program, facts[0].Member.At, contributions, balances);

    public Fraction ValueAt(Instant at) => metric.At(at);

    /// <summary>The tier after all that is known of the instant; null where no level is reached.</summary>
    public string? LevelAt(Instant at) => StandingAt(at).Level;

    /// <summary>The tier after all that is known of the instant, and since when.</summary>
    public (string? Level, Instant Since) StandingAt(Instant at) => Walk(at, isIncluded: true);

    /// <summary>The tier before anything of the instant.</summary>
    public string? LevelBefore(Instant at) => Walk(at, isIncluded: false).Level;

    private (string? Level, Instant Since) Walk(Instant end, bool isIncluded)
    {
        var instants = new SortedSet<Instant>(Instants(end).Where(instant => instant <= end));
        var walk = new TierWalk(program, metric, Qualified, instants);
        while (instants.Count > 0)
        {
            var instant = instants.Min;
            instants.Remove(instant);
            if (instant > end || (instant == end && !isIncluded))
            {
                break;
            }

            walk.Visit(instant);
        }

        return (walk.Level < 0 ? null : rules.Levels[walk.Level].Id, walk.Since);
    }

    /// <summary>The highest level whose threshold the value reaches, or -1, by the facts that held at an instant.</summary>
    private int Qualified(Fraction value, Instant at, bool isDue)
    {
        var then = facts.LastOrDefault(known => isDue ? known.Since < at : known.Since <= at).Member ?? member;
        var currency = then.Currency ?? program.Currencies[0];
        value = value < Fraction.Zero ? Fraction.Zero : value;
        var qualified = -1;
        for (var index = 0; index < rules.Levels.Count; index++)
        {
            var level = rules.Levels[index];
            if (!level.InvitationOnly && level.FromFor(then.Region, currency) is { } from && value >= Fraction.Of(from))
            {
                qualified = index;
            }
        }

        return qualified;
    }

    private IEnumerable<Instant> Instants(Instant end)
    {
        foreach (var (since, _) in facts)
        {
            yield return since;
        }

        foreach (var instant in contributions.Select(each => each.At).Concat(balances.Select(balance => balance.At)))
        {
            yield return instant;
        }

        if (rules.Metric is "points" or "spend" && rules.Rolling is { } rolling)
        {
            foreach (var instant in contributions.SelectMany(each => LookBack.Candidates(program.Calendar, each.At, rolling)))
            {
                yield return instant;
            }
        }

        if (rules.Year is not null)
        {
            foreach (var start in YearStarts(end))
            {
                yield return start;
                yield return program.Calendar.Plus(start, rules.Grace);
            }
        }
    }

    private IEnumerable<Instant> YearStarts(Instant end)
    {
        var first = contributions.Select(contribution => contribution.At).Append(member.At).Min();
        for (var year = metric.YearOf(first); metric.StartOfYear(year) <= end; year++)
        {
            yield return metric.StartOfYear(year);
        }
    }
}
