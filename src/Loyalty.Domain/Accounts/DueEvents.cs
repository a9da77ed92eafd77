using System.Collections.Immutable;
using Loyalty.Domain.Accounts.Decisions;
using Loyalty.Domain.Calendars;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Tiers;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>
/// What happens to an account by itself as time passes, in order. At the same instant: pending points become available, then forgotten
/// holds are released, then points expire, then birthday and membership are awarded, then a kept purchase earns its referral's
/// reward, then the member is warned of points about to expire, then the tier is assessed.
/// </summary>
public static class DueEvents
{
    /// <summary>The next instant at which something happens by itself; null: nothing, as things stand.</summary>
    public static Instant? NextDue(this Account account, Catalogue catalogue)
    {
        var due = Earliest(account, catalogue.Program);
        return due == Instant.MaxValue ? null : due;
    }

    /// <summary>
    /// Does what is due by an instant, that instant included, until there are so many events; adds them to a list and gives the account
    /// after them.
    /// </summary>
    public static Account CatchUp(
        this Account account,
        Catalogue catalogue,
        Instant until,
        ImmutableArray<AccountEvent>.Builder events,
        UInt128 seed = default,
        int most = int.MaxValue)
    {
        while (events.Count < most && Earliest(account, catalogue.Program) is var due && due <= until && due != Instant.MaxValue)
        {
            var happened = Next(account, catalogue.Program, due, seed + (UInt128)events.Count).WithVouchers();
            (happened, account) = account.Stamp(happened, catalogue.Program);
            events.Add(happened);
        }

        return account;
    }

    /// <summary>Notes that nothing is due at an instant after all: the program has changed since it was planned.</summary>
    public static AccountEvent Reassess(this Account account, Catalogue catalogue, Instant at)
    {
        var standing = account.Unsettled(catalogue.Program);
        return account.Stamp(
            new AccountEvent.TierAssessed { At = Instant.Max(at, account.Seen), Before = account.Tier.Id, Standing = standing }, catalogue.Program).Stamped;
    }

    private static Instant Earliest(Account account, LoyaltyProgram program)
    {
        var due = account.Pending.IsEmpty ? Instant.MaxValue : account.Pending[0].AvailableAt;
        due = account.Lots.IsEmpty ? due : Instant.Min(due, account.Lots[0].ExpiresAt);
        due = Instant.Min(due, Warning.NextDue(account, program));
        due = Instant.Min(due, NextBirthday(account, program)?.At ?? Instant.MaxValue);
        due = Instant.Min(due, NextMembership(account, program)?.At ?? Instant.MaxValue);
        due = Instant.Min(due, ReferenceEquals(account.Dealings, Dealings.None) ? Instant.MaxValue : Earliest(account.Dealings));
        return Instant.Min(due, account.Tier.Until ?? Instant.MaxValue);
    }

    private static Instant Earliest(Dealings dealings)
    {
        var due = dealings.Referral?.KeptAt ?? Instant.MaxValue;
        foreach (var hold in dealings.Holds)
        {
            due = Instant.Min(due, hold.Until ?? Instant.MaxValue);
        }

        return due;
    }

    private static AccountEvent Next(Account account, LoyaltyProgram program, Instant due, UInt128 seed)
    {
        var standing = account.Unsettled(program);
        if (!account.Pending.IsEmpty && account.Pending[0].AvailableAt == due)
        {
            return new AccountEvent.BecameAvailable { At = due, Lot = account.Pending[0], Standing = standing };
        }

        if (account.Dealings.Holds.FirstOrDefault(hold => hold.Until == due) is { } forgotten)
        {
            return Releasing.Release(account, forgotten, due, standing) with { ByTime = true };
        }

        if (!account.Lots.IsEmpty && account.Lots[0].ExpiresAt == due)
        {
            return new AccountEvent.Expired { At = due, Lot = account.Lots[0], Standing = standing };
        }

        if (NextBirthday(account, program) is { } birthday && birthday.At == due)
        {
            var earning = Earnings.OfOccasion(program, account, due, static rule => rule.On is Occasion.BirthdayMonth, seed);
            return new AccountEvent.BirthdayCame
            {
                At = due,
                Year = birthday.Year,
                Earning = earning ?? Earnings.Of(program, account, due, []),
                Standing = standing,
            };
        }

        if (NextMembership(account, program) is { } membership && membership.At == due)
        {
            var earning = Earnings.OfOccasion(program, account, due, rule => rule.IsForMonths(membership.Months), seed);
            return new AccountEvent.MembershipLasted
            {
                At = due,
                Months = membership.Months,
                Earning = earning ?? Earnings.Of(program, account, due, []),
                Standing = standing,
            };
        }

        if (account.Dealings.Referral is { KeptAt: { } keptAt } referral && keptAt == due)
        {
            return ReferralEarning.OfFriend(account, referral, program, due);
        }

        if (Warning.NextDue(account, program) == due)
        {
            return new AccountEvent.ExpiryNeared { At = due, Lots = Warning.Of(account, program, due), Standing = standing };
        }

        return new AccountEvent.TierAssessed { At = due, Before = account.Tier.Id, Standing = standing };
    }

    private static (Instant At, int Year)? NextBirthday(Account account, LoyaltyProgram program)
    {
        if (account.Member.BirthMonth is not { } month || !program.Earn.Any(rule => rule.On is Occasion.BirthdayMonth))
        {
            return null;
        }

        var seen = program.TimeZone.DateOf(account.Seen).Year;
        var year = Math.Max(account.BirthdayYear + 1, seen);
        var at = program.TimeZone.StartOf(new LocalDate(year, month, 1));
        return at >= account.Seen ? (at, year) : (program.TimeZone.StartOf(new LocalDate(year + 1, month, 1)), year + 1);
    }

    private static (Instant At, int Months)? NextMembership(Account account, LoyaltyProgram program)
    {
        (Instant At, int Months)? next = null;
        foreach (var rule in program.Earn)
        {
            foreach (var months in rule.On is Occasion.Membership ? rule.Where.Months : [])
            {
                var at = program.TimeZone.Plus(account.EnrolledAt, Period.FromMonths(months));
                var comes = months > account.MembershipMonths && at >= account.Seen;
                next = comes && (next is null || months < next.Value.Months) ? (at, months) : next;
            }
        }

        return next;
    }

    private static bool IsForMonths(this EarningRule rule, int months) =>
        rule.On is Occasion.Membership && rule.Where.Months.Contains(months);

    /// <summary>Completes an event with what it leads to: the tier, the standing and the figures after it.</summary>
    internal static (AccountEvent Stamped, Account After) Stamp(this Account? account, AccountEvent happened, LoyaltyProgram program)
    {
        var after = account.Evolve(happened);
        var at = after.Seen;
        var balance = after.Lots.TotalAfter(at);
        var measure = after.MeasureIn(program) with { Balance = balance };
        var tier = measure.After(happened, after.Tier, at);
        var stamped = happened with
        {
            Standing = Standing.Of(measure, tier, after.Member.Locale, at),
            After = after.Figures with { Balance = balance },
        };
        return (stamped, after.Settle(stamped));
    }

    private static TierHeld After(this Measure measure, AccountEvent happened, TierHeld held, Instant at) => happened switch
    {
        // They change the balance alone. What else is due at their instant sees the tier before it.
        AccountEvent.ExpiryNeared => held,
        AccountEvent.Expired or AccountEvent.BecameAvailable or AccountEvent.Released
            when measure.Program.Tiers.Metric != TierMetric.Balance => held,
        AccountEvent.Invited invited => measure.Invite(held, invited.Tier, at, invited.Until),
        AccountEvent.Withdrawn => measure.Earned(held, at),
        AccountEvent.Returned or AccountEvent.ReferralReversed or AccountEvent.Adjusted { Reversal: not null } => measure.SettleReturn(held, at),
        _ when happened.At < at && measure.Program.Tiers.Over is not null => measure.Relive(held, at),
        _ => measure.Settle(held, at),
    };
}
