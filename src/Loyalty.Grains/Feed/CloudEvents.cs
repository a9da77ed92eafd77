using System.Diagnostics;
using Loyalty.Contracts.Feed;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Notifications;
using NodaTime;

namespace Loyalty.Grains.Feed;

/// <summary>Notifications as CloudEvents.</summary>
internal static class CloudEvents
{
    public static string SourceOf(string program) => $"/v1/programs/{program}";

    /// <summary>One about a member, with what the ledger's entry says of its cause: never the reason that somebody wrote, nor who did.</summary>
    public static CloudEvent OfMember(string program, string member, string id, Instant at, Notification notification, LedgerEntry entry) => new()
    {
        Id = id,
        Source = SourceOf(program),
        Type = NotificationKinds.KindOf(notification),
        Subject = member,
        Time = at.ToDateTimeOffset(),
        Data = Data(notification) with { MemberId = member, Version = entry.Version, Cause = entry.Kind, OrderId = entry.OrderId },
    };

    /// <summary>One about a promotion.</summary>
    public static CloudEvent OfPromotion(string program, string id, Notification.PromotionChanged changed) => new()
    {
        Id = id,
        Source = SourceOf(program),
        Type = NotificationKinds.KindOf(changed),
        Subject = changed.Promotion,
        Data = new EventData { PromotionId = changed.Promotion, Active = changed.IsActive },
    };

    /// <summary>A test.</summary>
    public static CloudEvent Ping(string program, string id, Instant at) => new()
    {
        Id = id,
        Source = SourceOf(program),
        Type = NotificationKinds.Ping,
        Time = at.ToDateTimeOffset(),
        Data = new EventData(),
    };

    private static EventData Data(Notification notification) => notification switch
    {
        Notification.BalanceChanged { After: var after } changed => new EventData
        {
            Points = changed.Points,
            Balance = after.Balance,
            Pending = after.Pending,
            Held = after.Held,
            Owed = after.Owed,
        },
        Notification.TierChanged tier => new EventData { Tier = tier.After, TierName = tier.Name, PreviousTier = tier.Before },
        Notification.PointsExpiring expiring => new EventData
        {
            Points = expiring.Lots.Sum(lot => lot.Points),
            Lots = [.. expiring.Lots.Select(lot => new ExpiringLot { Points = lot.Points, ExpiresAt = lot.ExpiresAt.ToDateTimeOffset() })],
        },
        Notification.BirthdayCame birthday => new EventData { Points = birthday.Points },
        Notification.MilestoneReached milestone =>
            new EventData { Months = milestone.Months, Purchases = milestone.Purchases, Points = milestone.Points },
        Notification.RewardEarned earned => new EventData { Rewards = [.. earned.Rewards] },
        Notification.RewardRedeemed reward =>
            new EventData { RewardId = reward.Reward, RedemptionId = reward.RedemptionId, Points = reward.Points },
        Notification.RewardReturned reward =>
            new EventData { RewardId = reward.Reward, RedemptionId = reward.RedemptionId, Points = reward.Points },
        _ => throw new UnreachableException($"No data for {notification.GetType()}."),
    };
}
