using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>Points are spent, oldest expiry first: on a reward, or any number of them as payment.</summary>
internal static class RedeemDecision
{
    public static Verdict Decide(Account account, AccountCommand.Redeem redeem, Instant at, DecisionContext context)
    {
        var program = context.Catalogue.Program;
        var (points, refusal) = redeem.RewardId is { } id ? Cost(account, program, id, redeem.Points) : (redeem.Points!.Value, null);
        if (refusal is { } reason)
        {
            return reason;
        }

        if (account.Balance < points)
        {
            return new Decision.Refused(AccountRefusal.InsufficientPoints, account.Balance, points);
        }

        return new AccountEvent.Redeemed
        {
            At = at,
            RedemptionId = redeem.RedemptionId,
            RewardId = redeem.RewardId,
            OrderId = redeem.OrderId,
            Draws = account.Lots.Draw(points),
            MovesExpiryTo = Earnings.MovesExpiry(program) ? Earnings.Expiry(program, account, at, isActivity: true) : null,
            Standing = account.StandingIn(program, at),
        };
    }

    private static (long Points, AccountRefusal? Refusal) Cost(Account account, LoyaltyProgram program, string rewardId, long? wanted)
    {
        var reward = program.Rewards.FirstOrDefault(reward => reward.Id == rewardId);
        if (reward is null)
        {
            return (0, AccountRefusal.RewardUnknown);
        }

        if (!reward.Tiers.IsEmpty && !reward.Tiers.Contains(account.Tier.Id))
        {
            return (0, AccountRefusal.RewardNotForTier);
        }

        if (reward.Points is not { } cost)
        {
            return (0, AccountRefusal.RewardUnavailable);
        }

        var points = wanted ?? cost;
        var isMultiple = reward.Multiple ? points % cost == 0 : points == cost;
        return isMultiple && reward.Stock is null ? (points, null) : (0, AccountRefusal.RewardUnavailable);
    }
}
