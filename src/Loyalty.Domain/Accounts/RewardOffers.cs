using Loyalty.Domain.Accounts.Decisions;
using Loyalty.Domain.Money;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>What a member, or a guest, would be told of a reward: by the checks of the redemption itself.</summary>
public static class RewardOffers
{
    /// <summary>Why a member cannot have a reward once at an instant, its stock aside; null where nothing is in the way.</summary>
    public static Decision.Refused? WhyNot(this Account account, Reward reward, LoyaltyProgram program, Instant at)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(reward);
        if (account.Dealings.IsFrozen)
        {
            return new Decision.Refused(AccountRefusal.MemberFrozen);
        }

        if (RedeemDecision.Refusal(account, reward, null, program, at) is { } reason)
        {
            return new Decision.Refused(reason);
        }

        var balance = account.Lots.TotalAfter(at);
        return reward.Points > balance ? new Decision.Refused(AccountRefusal.InsufficientPoints, balance, reward.Points) : null;
    }

    /// <summary>The currency in which a reward of money is given: the member's, or the program's first one.</summary>
    public static Currency CurrencyOf(Account? account, LoyaltyProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return account?.CurrencyIn(program) ?? program.Currencies[0];
    }
}
