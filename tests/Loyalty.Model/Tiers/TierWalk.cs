using Loyalty.Model.Document;
using NodaTime;

namespace Loyalty.Model.Tiers;

/// <summary>The state of a walk through a member's history, instant by instant.</summary>
/// <param name="instants">Those still to visit; the walk adds the ends of graces and of held periods.</param>
internal sealed class TierWalk(
    LoyaltyProgram program, MetricValue metric, Func<Fraction, Instant, bool, int> qualified, SortedSet<Instant> instants)
{
    private readonly TierRules rules = program.Tiers;

    private Instant? fallsAt;

    private Instant? periodEnd;

    private Instant? heldUntil;

    public int Level { get; private set; } = -1;

    public Instant Since { get; private set; }

    public void Visit(Instant at)
    {
        var due = qualified(metric.AfterDue(at), at, true);
        EndPeriod(at, due);
        Follow(at, due);
        foreach (var value in metric.AfterEachCommand(at))
        {
            Follow(at, qualified(value, at, false));
        }
    }

    /// <summary>Up at once; down at once where the program says so, and not before the grace is over.</summary>
    private void Follow(Instant at, int reached)
    {
        if (reached > Level)
        {
            Enter(at, reached);
        }
        else if (reached == Level)
        {
            fallsAt = null;
        }
        else if (rules.Downgrade == "atOnce")
        {
            fallsAt ??= program.Calendar.Plus(at, rules.Grace);
            if (at >= fallsAt)
            {
                Enter(at, reached);
            }
            else
            {
                instants.Add(fallsAt.Value);
            }
        }
    }

    private void EndPeriod(Instant at, int reached)
    {
        if (rules.Downgrade != "atPeriodEnd")
        {
            return;
        }

        if (rules.Year is not null)
        {
            var ended = YearsEndedBefore(at).Select(start => qualified(metric.OfYearEnding(start), at, true)).ToList();
            if (ended.Count > 0 && Math.Max(ended[^1], reached) < Level)
            {
                Enter(at, Math.Max(ended[^1], reached));
            }
        }
        else if (heldUntil is { } until && at >= until)
        {
            if (reached < Level)
            {
                Enter(at, reached);
            }
            else
            {
                Hold(periodEnd!.Value, rolling: rules.Rolling!);
            }
        }
    }

    /// <summary>The starts of years whose grace is over at exactly this instant.</summary>
    private IEnumerable<Instant> YearsEndedBefore(Instant at)
    {
        for (var year = metric.YearOf(at) - 1; year <= metric.YearOf(at); year++)
        {
            var start = metric.StartOfYear(year);
            if (program.Calendar.Plus(start, rules.Grace) == at)
            {
                yield return start;
            }
        }
    }

    private void Enter(Instant at, int level)
    {
        Level = level;
        Since = at;
        fallsAt = null;
        if (rules.Downgrade == "atPeriodEnd" && rules.Rolling is { } rolling)
        {
            Hold(at, rolling);
        }
    }

    /// <summary>The level is held for a period; a grace puts off the fall, not the next period.</summary>
    private void Hold(Instant from, Period rolling)
    {
        periodEnd = program.Calendar.Plus(from, rolling);
        heldUntil = program.Calendar.Plus(periodEnd.Value, rules.Grace);
        instants.Add(heldUntil.Value);
    }
}
