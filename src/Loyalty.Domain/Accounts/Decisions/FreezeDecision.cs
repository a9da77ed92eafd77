using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>Staff stop points from leaving, or let them leave again; earning goes on.</summary>
internal static class FreezeDecision
{
    public static Verdict Decide(Account account, AccountCommand.Freeze freeze, Instant at, DecisionContext context) => new AccountEvent.Frozen
    {
        At = at,
        FreezeId = freeze.FreezeId,
        IsFrozen = freeze.IsFrozen,
        Reason = freeze.Reason,
        Standing = account.Unsettled(context.Catalogue.Program),
    };
}
