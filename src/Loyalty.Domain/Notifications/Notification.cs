using System.Collections.Immutable;
using Loyalty.Domain.Accounts;

namespace Loyalty.Domain.Notifications;

/// <summary>
/// What a shop's systems are told when something happened to a member or a promotion. No name, no address, no text that a person
/// wrote is in one.
/// </summary>
public abstract record Notification
{
    private Notification()
    {
    }

    /// <summary>Points came or went, were set aside, became spendable, or are owed.</summary>
    /// <param name="Points">By how much the spendable points changed; 0 where only the other figures did.</param>
    /// <param name="After">The figures afterwards.</param>
    public sealed record BalanceChanged(long Points, Figures After) : Notification;

    /// <summary>The member has another tier.</summary>
    /// <param name="Before">Id of the tier before.</param>
    /// <param name="After">Id of the tier now.</param>
    /// <param name="Name">Its name in the member's locale.</param>
    public sealed record TierChanged(string Before, string After, string Name) : Notification;

    /// <summary>Points are about to expire.</summary>
    /// <param name="Lots">What expires when, the first one first; never empty.</param>
    public sealed record PointsExpiring(ImmutableArray<Lot> Lots) : Notification;

    /// <summary>The member's birthday month is there.</summary>
    /// <param name="Points">What it earned, 0 or more.</param>
    public sealed record BirthdayCame(long Points) : Notification;

    /// <summary>The member has been one for some months, or has bought for the n-th time, and the program gives something for it.</summary>
    /// <param name="Months">Months since enrolment; null where purchases count.</param>
    /// <param name="Purchases">Kept purchases, this one included; null where months count.</param>
    /// <param name="Points">What it earned, 0 or more.</param>
    public sealed record MilestoneReached(int? Months, int? Purchases, long Points) : Notification;

    /// <summary>A rule gave vouchers.</summary>
    /// <param name="Rewards">The reward of each; never empty.</param>
    public sealed record RewardEarned(ImmutableArray<string> Rewards) : Notification;

    /// <summary>Points bought a reward.</summary>
    /// <param name="Reward">The reward.</param>
    /// <param name="RedemptionId">The shop's id of the redemption.</param>
    /// <param name="Points">What it cost, 0 or more.</param>
    public sealed record RewardRedeemed(string Reward, string RedemptionId, long Points) : Notification;

    /// <summary>The voucher of a reward was cancelled, and its points are back.</summary>
    /// <param name="Reward">The reward.</param>
    /// <param name="RedemptionId">The shop's id of the redemption.</param>
    /// <param name="Points">What is back and can be spent, 0 or more.</param>
    public sealed record RewardReturned(string Reward, string RedemptionId, long Points) : Notification;

    /// <summary>A promotion was put in force, changed, or switched on or off.</summary>
    /// <param name="Promotion">The promotion.</param>
    /// <param name="IsActive">Whether it is switched on now.</param>
    public sealed record PromotionChanged(string Promotion, bool IsActive) : Notification;
}
