using Loyalty.Domain.Calendars;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Tiers;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>A member joins: with the lowest tier, and with the birthday's points where it is in this month.</summary>
internal static class EnrolDecision
{
    public static Decision Decide(AccountCommand.Enrol enrol, Instant at, DecisionContext context)
    {
        var program = context.Catalogue.Program;
        if (enrol.Member.Currency is { } currency && !program.Currencies.Contains(currency))
        {
            return new Decision.Refused(AccountRefusal.CurrencyUnknown);
        }

        var enrolled = At(enrol, at, program);
        return new Decision.Granted([enrolled], Evolution.Evolve(null, enrolled));
    }

    private static AccountEvent At(AccountCommand.Enrol enrol, Instant at, LoyaltyProgram program)
    {
        var measure = new Measure(program, enrol.Member.Currency ?? program.Currencies[0], enrol.Member.Region, at, [], 0, 0);
        var enrolled = new AccountEvent.Enrolled
        {
            At = at,
            Member = enrol.Member,
            Standing = Standing.Of(measure, measure.First(), enrol.Member.Locale, at),
            Content = enrol.Content,
        };
        var date = program.TimeZone.DateOf(at);
        if (enrol.Member.BirthMonth != date.Month)
        {
            return enrolled;
        }

        var account = Evolution.Evolve(null, enrolled);
        var shares = Earnings.Shares(program, account, at, rule => rule.On is Occasion.BirthdayMonth);
        var birthday = shares.IsEmpty ? null : Earnings.Of(program, account, at, shares);
        return DueEvents.Stamp(null, enrolled with { Birthday = birthday, BirthdayYear = date.Year }, program);
    }
}
