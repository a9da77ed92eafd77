using System.Collections.Immutable;
using System.Diagnostics;

namespace Loyalty.Domain.Notifications;

/// <summary>The kinds of notifications by the names that shops know. A name is for ever.</summary>
public static class NotificationKinds
{
    /// <summary>What a test of an endpoint is called; nothing that happened.</summary>
    public const string Ping = "loyalty.ping";

    /// <summary>All kinds of what may happen, in the order in which one event tells them.</summary>
    public static readonly ImmutableArray<string> All =
    [
        "loyalty.balance.changed",
        "loyalty.tier.changed",
        "loyalty.points.expiring",
        "loyalty.birthday.came",
        "loyalty.milestone.reached",
        "loyalty.reward.earned",
        "loyalty.reward.redeemed",
        "loyalty.reward.returned",
        "loyalty.promotion.changed",
    ];

    /// <summary>The name of a notification's kind.</summary>
    public static string KindOf(Notification notification) => All[notification switch
    {
        Notification.BalanceChanged => 0,
        Notification.TierChanged => 1,
        Notification.PointsExpiring => 2,
        Notification.BirthdayCame => 3,
        Notification.MilestoneReached => 4,
        Notification.RewardEarned => 5,
        Notification.RewardRedeemed => 6,
        Notification.RewardReturned => 7,
        Notification.PromotionChanged => 8,
        _ => throw new UnreachableException($"No kind for {notification.GetType()}."),
    }];
}
