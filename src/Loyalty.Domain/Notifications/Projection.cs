using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.Notifications;

/// <summary>
/// What the shop is told of an event: a function of it, of the one before it in its stream, and of the program that priced it. So the same
/// event tells the same at any time, wherever it is read.
/// </summary>
public static class Projection
{
    /// <summary>What an event of an account tells, in the order of <see cref="NotificationKinds.All"/>.</summary>
    /// <param name="before">Where the account stood before; null where this is its first event.</param>
    /// <param name="happened">The event.</param>
    /// <param name="program">The program that priced it, where it is a purchase; may be null for any other event.</param>
    public static ImmutableArray<Notification> Of(AccountStand? before, AccountEvent happened, LoyaltyProgram? program)
    {
        var told = ImmutableArray.CreateBuilder<Notification>(0);
        var figures = before?.Figures ?? Figures.Nothing;
        if (happened.After != figures)
        {
            told.Add(new Notification.BalanceChanged(happened.After.Balance - figures.Balance, happened.After));
        }

        if (before is { } known && known.Tier != happened.Standing.Tier.Id)
        {
            told.Add(new Notification.TierChanged(known.Tier, happened.Standing.Tier.Id, happened.Standing.TierName));
        }

        told.AddRange(Occasions(happened, program));
        told.AddRange(Rewards(happened));
        return told.ToImmutable();
    }

    /// <summary>What an event of a catalogue tells: each promotion that is another than before.</summary>
    /// <param name="before">The catalogue before; null where the event put its program in force for the first time.</param>
    /// <param name="after">The catalogue after it.</param>
    public static ImmutableArray<Notification> Of(Catalogue? before, Catalogue after) =>
    [
        .. after.Promotions
            .Where(promotion => !IsSame(before?.PromotionOf(promotion.Id), promotion))
            .Select(promotion => new Notification.PromotionChanged(promotion.Id, promotion.Active)),
        .. (before?.Promotions ?? [])
            .Where(promotion => promotion.Active && after.PromotionOf(promotion.Id) is null)
            .Select(promotion => new Notification.PromotionChanged(promotion.Id, IsActive: false)),
    ];

    private static bool IsSame(Promotion? before, Promotion after) => before is not null
        && (ReferenceEquals(before, after) || PromotionWriter.ToJson(before).Span.SequenceEqual(PromotionWriter.ToJson(after).Span));

    private static IEnumerable<Notification> Occasions(AccountEvent happened, LoyaltyProgram? program) => happened switch
    {
        AccountEvent.Enrolled { Birthday: { } birthday } => [new Notification.BirthdayCame(birthday.Points)],
        AccountEvent.Described { Birthday: { } birthday } => [new Notification.BirthdayCame(birthday.Points)],
        AccountEvent.ExpiryNeared neared => [new Notification.PointsExpiring(neared.Lots)],
        AccountEvent.BirthdayCame birthday => [new Notification.BirthdayCame(birthday.Earning.Points)],
        AccountEvent.MembershipLasted lasted => [new Notification.MilestoneReached(lasted.Months, null, lasted.Earning.Points)],
        AccountEvent.Purchased purchased => Purchases(purchased, program!),
        _ => [],
    };

    /// <summary>A purchase is a milestone where a rule gave for its number.</summary>
    private static IEnumerable<Notification> Purchases(AccountEvent.Purchased purchased, LoyaltyProgram program)
    {
        var shares = purchased.Earning.Breakdown
            .Where(share => share.Promotion is null && program.Earn.Any(rule => rule.Id == share.Rule && !rule.Where.OrderNumber.IsEmpty))
            .ToList();
        return shares.Count == 0
            ? []
            : [new Notification.MilestoneReached(null, purchased.Facts.OrderNumber, shares.Sum(share => share.Points))];
    }

    private static IEnumerable<Notification> Rewards(AccountEvent happened) => happened switch
    {
        AccountEvent.Redeemed { RewardId: { } reward } redeemed =>
            [new Notification.RewardRedeemed(reward, redeemed.RedemptionId, redeemed.Draws.Total())],
        AccountEvent.Captured { Hold: { RewardId: { } reward } hold } =>
            [new Notification.RewardRedeemed(reward, hold.RedemptionId, hold.Draws.Total())],
        AccountEvent.RedemptionReversed { RewardId: { } reward } reversed =>
            [new Notification.RewardReturned(reward, reversed.RedemptionId, reversed.Restitution.Lots.Total())],
        _ when EarningOf(happened)?.Vouchers is { IsEmpty: false } vouchers =>
            [new Notification.RewardEarned([.. vouchers.Select(voucher => voucher.RewardId)])],
        _ => [],
    };

    private static Earning? EarningOf(AccountEvent happened) => happened switch
    {
        AccountEvent.Enrolled enrolled => enrolled.Birthday,
        AccountEvent.Described described => described.Birthday,
        AccountEvent.Purchased purchased => purchased.Earning,
        AccountEvent.ActivityDone activity => activity.Earning,
        AccountEvent.BirthdayCame birthday => birthday.Earning,
        AccountEvent.MembershipLasted lasted => lasted.Earning,
        AccountEvent.ReferralEarned referral => referral.Earning,
        AccountEvent.Adjusted adjusted => adjusted.Earning,
        _ => null,
    };
}

/// <summary>Where an account stood after an event.</summary>
/// <param name="Figures">Its figures.</param>
/// <param name="Tier">Id of its tier.</param>
public readonly record struct AccountStand(Figures Figures, string Tier)
{
    /// <summary>Where an account stands after an event.</summary>
    public static AccountStand After(AccountEvent happened) => new(happened.After, happened.Standing.Tier.Id);
}
