using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>Staff give an invitation-only tier, with an end or for good, and take it back.</summary>
internal static class InvitationDecision
{
    public static Verdict Decide(Account account, AccountCommand.Invite invite, Instant at, DecisionContext context)
    {
        var program = context.Catalogue.Program;
        if (!program.Tiers.Levels.Any(level => level.Id == invite.Tier && level.InvitationOnly))
        {
            return AccountRefusal.TierNotByInvitation;
        }

        return invite.Until <= at
            ? AccountRefusal.InvitationEndsEarly
            : new AccountEvent.Invited
            {
                At = at,
                InvitationId = invite.InvitationId,
                Tier = invite.Tier,
                Until = invite.Until,
                Standing = account.Unsettled(program),
            };
    }

    public static Verdict Decide(Account account, AccountCommand.Withdraw withdraw, Instant at, DecisionContext context) =>
        account.Dealings.InvitationId != withdraw.InvitationId
            ? AccountRefusal.InvitationOver
            : new AccountEvent.Withdrawn
            {
                At = at,
                InvitationId = withdraw.InvitationId,
                Before = account.Tier.Id,
                Standing = account.Unsettled(context.Catalogue.Program),
            };
}
