using Loyalty.Model.Commands;

namespace Loyalty.Model.Ledger;

/// <summary>What staff do by hand.</summary>
internal static class Correcting
{
    public static (long Points, string? Refusal) Adjust(Account account, Adjustment command)
    {
        if (command.Points == 0)
        {
            return (0, "nothing-to-do");
        }

        if (Math.Abs(command.Points) > account.Program.SecondApprovalAbove)
        {
            account.Proposals.Add(command);
            return (0, null);
        }

        return Correct(account, command);
    }

    public static (long Points, string? Refusal) Approve(Account account, Approval command)
    {
        if (account.Proposals.Find(each => each.Id == command.Id) is not { } proposal)
        {
            return (0, account.Settled.Contains(command.Id) ? "settled-adjustment" : "unknown-adjustment");
        }

        var done = proposal.Actor == command.Actor ? (0, "second-person") : Correct(account, proposal with { At = command.At });
        if (done.Refusal is null)
        {
            account.Proposals.Remove(proposal);
        }

        return done;
    }

    /// <summary>Points that staff give count as earned; those that they take come from the oldest lots, and what is missing is owed.</summary>
    private static (long Points, string? Refusal) Correct(Account account, Adjustment command)
    {
        if (command.Points > 0)
        {
            account.Issued += command.Points;
            account.Awards.Add(new Award(null, command.At, null, null, command.Points, IsDue: false));
            Giving.Credit(account, Giving.ExpiryOf(account, command.At), command.Points);
            account.Settled.Add(command.Id);
            return (command.Points, null);
        }

        var missing = Math.Max(0, -command.Points - account.Lots.Balance);
        if (missing > 0 && !account.Program.DebtAllowed)
        {
            return (0, "insufficient-points");
        }

        account.Lots.TakeOldestFirst(-command.Points);
        account.Owed += missing;
        account.Reversed -= command.Points;
        account.Settled.Add(command.Id);

        // Points of a lifetime have no time: what is taken of them was never there.
        var at = account.Program.Tiers.Metric == "lifetimePoints" ? account.Member!.At : command.At;
        account.Awards.Add(new Award(null, at, null, null, command.Points, IsDue: false));
        return (command.Points, null);
    }

    /// <summary>Gives a level that is by invitation.</summary>
    public static string? Invite(Account account, Invitation command)
    {
        if (!account.Program.Tiers.Levels.Any(level => level.InvitationOnly && level.Id == command.Tier))
        {
            return "tier-not-by-invitation";
        }

        if (command.Until <= command.At)
        {
            return "ends-early";
        }

        account.Invited = command;
        account.Tier?.Settle(account.Clock, isRetroactive: true);
        return null;
    }

    public static string? Withdraw(Account account, Withdrawal command)
    {
        if (account.Invited?.Id != command.Id)
        {
            return "invitation-over";
        }

        account.Invited = null;
        account.Tier?.Settle(account.Clock, isRetroactive: true);
        return null;
    }
}
