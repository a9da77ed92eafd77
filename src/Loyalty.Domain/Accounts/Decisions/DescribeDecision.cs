using Loyalty.Domain.Calendars;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>Other facts about a member. A birthday that is told within its month brings the month's points, once a calendar year.</summary>
internal static class DescribeDecision
{
    public static Verdict Decide(Account account, AccountCommand.Describe describe, Instant at, DecisionContext context)
    {
        var program = context.Catalogue.Program;
        if (describe.Member.Currency is { } currency && !program.Currencies.Contains(currency))
        {
            return AccountRefusal.CurrencyUnknown;
        }

        var described = new AccountEvent.Described
        {
            At = at,
            ChangeId = describe.ChangeId,
            Member = describe.Member,
            BirthdayYear = account.BirthdayYear,
            Standing = account.Unsettled(program),
        };
        var date = program.TimeZone.DateOf(at);
        if (describe.Member.BirthMonth != date.Month || account.BirthdayYear >= date.Year)
        {
            return described;
        }

        var member = account with { Member = describe.Member };
        var birthday = Earnings.OfOccasion(program, member, at, static rule => rule.On is Occasion.BirthdayMonth, context.Seed);
        return described with { Birthday = birthday, BirthdayYear = date.Year };
    }
}
