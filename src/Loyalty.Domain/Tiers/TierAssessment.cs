using Loyalty.Domain.Calendars;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Tiers;

/// <summary>Which tier a member has: upgrades at once, downgrades as the program says.</summary>
internal static class TierAssessment
{
    /// <summary>The tier of a member who has just joined.</summary>
    public static TierHeld First(this Measure measure) =>
        measure.Begin(measure.Qualifying(measure.ValueAt(measure.EnrolledAt)), measure.EnrolledAt);

    /// <summary>The tier after something happened, or time passed, up to an instant.</summary>
    public static TierHeld Settle(this Measure measure, TierHeld held, Instant at)
    {
        var rank = measure.RankOf(held.Id);
        if (measure.Program.Tiers.Levels[rank].InvitationOnly)
        {
            return held.Until <= at ? measure.Earned(held, at) : measure.Raise(held, at);
        }

        var reached = measure.Qualifying(measure.ValueAt(at));
        if (reached > rank)
        {
            return measure.Begin(reached, at);
        }

        return measure.Program.Tiers.Downgrade switch
        {
            Downgrade.AtOnce => measure.SettleAtOnce(held, rank, reached, at),
            Downgrade.AtPeriodEnd => measure.SettleAtPeriodEnd(held, rank, reached, at),
            _ => held,
        };
    }

    /// <summary>
    /// The tier after a return: a tier that was reached only with what came back goes at once, whatever the program says of time
    /// passing. The history without it is lived through again.
    /// </summary>
    public static TierHeld SettleReturn(this Measure measure, TierHeld held, Instant at)
    {
        if (measure.Program.Tiers.Metric == TierMetric.Balance)
        {
            return measure.Settle(held, at);
        }

        var relived = measure.Relive(held, at);
        return relived.Id == held.Id ? relived with { Since = held.Since } : relived with { Since = at };
    }

    /// <summary>
    /// The tier that the history gives, from enrolment to an instant, for a member who holds one. What staff gave by invitation stays until it ends.
    /// </summary>
    public static TierHeld Relive(this Measure measure, TierHeld present, Instant at)
    {
        if (measure.Program.Tiers.Levels[measure.RankOf(present.Id)].InvitationOnly)
        {
            return present;
        }

        return measure.Relive(at);
    }

    /// <summary>The tier of a member who is invited to a level.</summary>
    public static TierHeld Invite(this Measure measure, TierHeld held, string level, Instant at, Instant? until)
    {
        var isInvited = measure.Program.Tiers.Levels[measure.RankOf(held.Id)].InvitationOnly;
        var invited = new TierHeld(level, level == held.Id ? held.Since : at, null, until);
        return measure.Program.Tiers.Metric == TierMetric.Balance ? invited with { Beneath = isInvited ? held.Beneath : held.Id } : invited;
    }

    /// <summary>A balance has no history: what it reaches during an invitation is noted.</summary>
    private static TierHeld Raise(this Measure measure, TierHeld held, Instant at)
    {
        if (measure.Program.Tiers.Metric != TierMetric.Balance)
        {
            return held;
        }

        var reached = measure.Qualifying(measure.ValueAt(at));
        return reached > measure.RankOf(held.Beneath ?? "") ? held with { Beneath = measure.Program.Tiers.Levels[reached].Id } : held;
    }

    /// <summary>The tier of a member whose invitation is over: what the history gives, from now on.</summary>
    public static TierHeld Earned(this Measure measure, TierHeld held, Instant at)
    {
        if (held.Beneath is { } beneath)
        {
            return measure.Settle(new TierHeld(beneath, at), at);
        }

        var relived = measure.Relive(at);
        return relived.Id == held.Id ? relived with { Since = held.Since } : relived with { Since = at };
    }

    private static TierHeld Relive(this Measure measure, Instant at)
    {
        var held = measure.First();
        for (var place = 0; place < measure.Contributions.Length && measure.Contributions[place].At <= at; place++)
        {
            var then = measure.Contributions[place].At;
            held = measure.Pass(held, then - Duration.Epsilon);
            held = held.Until == then ? measure.Before(place).Settle(held, then) : held;
            held = measure.Settle(held, then);
        }

        return measure.Pass(held, at);
    }

    private static TierHeld Pass(this Measure measure, TierHeld held, Instant until)
    {
        while (held.Until is { } due && due <= until)
        {
            held = measure.Settle(held, due);
        }

        return held;
    }

    /// <summary>What was known when time had passed up to a contribution and nothing else had happened at its instant.</summary>
    private static Measure Before(this Measure measure, int place)
    {
        var contribution = measure.Contributions[place];
        var before = measure.Contributions[..place];
        return measure with { Contributions = before.Add(contribution with { Amount = contribution.ByTime }) };
    }

    private static TierHeld SettleAtOnce(this Measure measure, TierHeld held, int rank, int reached, Instant at)
    {
        if (reached == rank)
        {
            return measure.AtOnce(held with { PeriodEnd = measure.FallBelow(measure.ThresholdOf(rank) ?? 0, at) });
        }

        var falling = held.PeriodEnd is { } fell && fell <= at ? held : measure.AtOnce(held with { PeriodEnd = at });
        return falling.Until <= at ? measure.Begin(reached, at) : falling;
    }

    private static TierHeld AtOnce(this Measure measure, TierHeld held) => held with { Until = measure.WithGrace(held.PeriodEnd) };

    private static TierHeld SettleAtPeriodEnd(this Measure measure, TierHeld held, int rank, int reached, Instant at)
    {
        if (held.PeriodEnd is not { } ended || !(held.Until <= at))
        {
            return held;
        }

        var isRolling = measure.Program.Tiers.Over is TierPeriod.Rolling;
        var earned = isRolling ? reached : Math.Max(reached, measure.Qualifying(measure.ValueOfPeriodEnding(ended)));
        if (earned < rank)
        {
            return measure.Begin(earned, at);
        }

        var next = measure.PeriodEnd(ended);
        return held with { PeriodEnd = next, Until = measure.WithGrace(next) };
    }

    /// <summary>A level that a member has from now on.</summary>
    private static TierHeld Begin(this Measure measure, int rank, Instant at)
    {
        var held = new TierHeld(measure.Program.Tiers.Levels[rank].Id, at);
        var end = rank == 0 ? null : measure.Program.Tiers.Downgrade switch
        {
            Downgrade.AtOnce => measure.FallBelow(measure.ThresholdOf(rank) ?? 0, at),
            Downgrade.AtPeriodEnd => measure.PeriodEnd(at),
            _ => null,
        };
        return held with { PeriodEnd = end, Until = measure.WithGrace(end) };
    }

    private static Instant? WithGrace(this Measure measure, Instant? end) =>
        end is { } known && measure.Program.Tiers.Grace is { } grace ? measure.Program.TimeZone.Plus(known, grace) : end;
}
