using Loyalty.Domain.Pricing;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>
/// Staff correct the points by hand. What is given counts as earned, and can be spent at once; what is taken comes from the oldest
/// lots, and is owed where the program allows it. Above the program's limit a second person must approve.
/// </summary>
internal static class AdjustmentDecision
{
    private const string Rule = "adjustment";
    private const long MostAtOnce = 1_000_000_000_000_000;
    private const long MostInAll = 1_000_000_000_000_000_000;

    public static Verdict Decide(Account account, AccountCommand.Adjust adjust, Instant at, DecisionContext context)
    {
        var program = context.Catalogue.Program;
        if (adjust.Points is > MostAtOnce or < -MostAtOnce || account.Books.Issued > MostInAll || account.Books.Reversed > MostInAll)
        {
            return AccountRefusal.TooManyPoints;
        }

        var proposal = new Proposal(adjust.AdjustmentId, adjust.Points, adjust.Reason, adjust.Actor ?? "");
        if (program.Adjustments.SecondApprovalAbove is { } limit && Math.Abs(adjust.Points) > limit)
        {
            return new AccountEvent.AdjustmentProposed { At = at, Proposal = proposal, Standing = account.Unsettled(program) };
        }

        return Adjusted(account, proposal, at, program, proposedBy: null);
    }

    public static Verdict Decide(Account account, AccountCommand.Approve approve, Instant at, DecisionContext context)
    {
        if (account.Dealings.Proposals.FirstOrDefault(waiting => waiting.AdjustmentId == approve.AdjustmentId) is not { } proposal)
        {
            return context.Adjustment is null ? AccountRefusal.AdjustmentUnknown : AccountRefusal.AdjustmentSettled;
        }

        return proposal.Actor == (approve.Actor ?? "")
            ? AccountRefusal.SecondPersonNeeded
            : Adjusted(account, proposal, at, context.Catalogue.Program, proposal.Actor);
    }

    private static Verdict Adjusted(Account account, Proposal proposal, Instant at, LoyaltyProgram program, string? proposedBy)
    {
        var points = proposal.Points;
        var adjusted = new AccountEvent.Adjusted
        {
            At = at,
            AdjustmentId = proposal.AdjustmentId,
            Reason = proposal.Reason,
            ProposedBy = proposedBy,
            Standing = account.Unsettled(program),
        };
        if (points > 0)
        {
            return adjusted with
            {
                Earning = Earnings.Of(program, account, at, [new Share(Rule, null, points)]) with { AvailableAt = null, Counted = [] },
            };
        }

        return program.Debt == DebtPolicy.Capped && account.Balance < -points
            ? new Decision.Refused(AccountRefusal.InsufficientPoints, account.Balance, -points)
            : adjusted with { Reversal = Reversing.Of(account, null, -points, program.Debt) };
    }
}
