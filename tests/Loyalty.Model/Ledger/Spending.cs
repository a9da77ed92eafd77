using Loyalty.Model.Commands;

namespace Loyalty.Model.Ledger;

internal static class Spending
{
    /// <summary>Spends points, or refuses. Nothing is spent that is not there.</summary>
    public static (long Points, string? Refusal) Redeem(Account account, Redemption command)
    {
        var (points, refusal) = PriceOf(account, command);
        if (refusal is not null || points > account.Lots.Balance)
        {
            return (0, refusal ?? "insufficient-points");
        }

        account.Lots.TakeOldestFirst(points);
        account.Redeemed += points;
        Giving.NoteActivity(account, command.At);
        return (-points, null);
    }

    public static (long Points, string? Refusal) Adjust(Account account, Adjustment command)
    {
        if (command.Points > 0)
        {
            account.Issued += command.Points;
            Giving.Credit(account, Giving.ExpiryOf(account, command.At), command.Points);
            return (command.Points, null);
        }

        if (command.Points == 0 || -command.Points > account.Lots.Balance)
        {
            return (0, command.Points == 0 ? "nothing-to-do" : "insufficient-points");
        }

        account.Reversed += account.Lots.TakeOldestFirst(-command.Points);
        return (command.Points, null);
    }

    private static (long Points, string? Refusal) PriceOf(Account account, Redemption command)
    {
        if (command.RewardId is null)
        {
            return command.Points > 0 ? (command.Points.Value, null) : (0, "nothing-to-do");
        }

        if (account.Program.Rewards.FirstOrDefault(reward => reward.Id == command.RewardId) is not { } reward)
        {
            return (0, "unknown-reward");
        }

        if (reward.Tiers is { } tiers && !tiers.Contains(account.Timeline.LevelAt(command.At)))
        {
            return (0, "tier-required");
        }

        return reward.Multiple && command.Points is { } points
            ? points > 0 && points % reward.Points == 0 ? (points, null) : (0, "not-a-multiple")
            : (reward.Points, null);
    }
}
