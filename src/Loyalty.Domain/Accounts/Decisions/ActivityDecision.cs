using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>An activity that the program declares is rewarded; one whose rule has given as often as it may is noted with 0 points.</summary>
internal static class ActivityDecision
{
    public static Verdict Decide(Account account, AccountCommand.Act act, Instant at, DecisionContext context)
    {
        var program = context.Catalogue.Program;
        if (!program.Earn.Any(rule => Answers(rule, act)))
        {
            return AccountRefusal.ActivityUnknown;
        }

        var earning = Earnings.OfOccasion(program, account, at, rule => Answers(rule, act), context.Seed, act.Subject, isActivity: true);
        return new AccountEvent.ActivityDone
        {
            At = at,
            ActivityId = act.ActivityId,
            Type = act.Type,
            Subject = act.Subject,
            Earning = earning ?? Earnings.Of(program, account, at, [], isActivity: true),
            Standing = account.Unsettled(program),
        };
    }

    private static bool Answers(EarningRule rule, AccountCommand.Act act) =>
        rule.On is Occasion.Activity activity && activity.Type == act.Type;
}
