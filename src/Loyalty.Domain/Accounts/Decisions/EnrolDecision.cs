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

        if (Refusal(enrol.Referral, program) is { } refusal)
        {
            return new Decision.Refused(refusal);
        }

        var enrolled = At(enrol, at, program, context.Seed);
        return new Decision.Granted([enrolled], Evolution.Evolve(null, enrolled));
    }

    private static AccountRefusal? Refusal(ReferralClaim? claim, LoyaltyProgram program) => claim is null ? null
        : program.Referral is null ? AccountRefusal.ReferralsNotOffered
        : claim.Referrer is null ? AccountRefusal.ReferralCodeUnknown
        : claim.IsOwn ? AccountRefusal.ReferralCodeOwn
        : null;

    private static ReferralState? Referral(AccountCommand.Enrol enrol, Instant at, LoyaltyProgram program) => enrol.Referral is { } claim
        ? new ReferralState(
            claim.Code, claim.Referrer!, program.Referral!.Window is { } window ? program.TimeZone.Plus(at, window) : Instant.MaxValue)
        : null;

    private static AccountEvent At(AccountCommand.Enrol enrol, Instant at, LoyaltyProgram program, UInt128 seed)
    {
        var measure = new Measure(program, enrol.Member.Currency ?? program.Currencies[0], enrol.Member.Region, at, [], 0, 0);
        var enrolled = new AccountEvent.Enrolled
        {
            At = at,
            Member = enrol.Member,
            Standing = Standing.Of(measure, measure.First(), enrol.Member.Locale, at),
            Referral = Referral(enrol, at, program),
            Content = enrol.Content,
        };
        var date = program.TimeZone.DateOf(at);
        if (enrol.Member.BirthMonth != date.Month)
        {
            return enrolled;
        }

        var account = Evolution.Evolve(null, enrolled);
        var birthday = Earnings.OfOccasion(program, account, at, static rule => rule.On is Occasion.BirthdayMonth, seed);
        return DueEvents.Stamp(null, (enrolled with { Birthday = birthday, BirthdayYear = date.Year }).WithVouchers(), program).Stamped;
    }
}
