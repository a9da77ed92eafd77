using System.Collections.Immutable;
using Loyalty.Domain.Calendars;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Vouchers;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>
/// Points are spent, oldest expiry first: on a reward, or any number of them as payment; at once, or set aside until capture or
/// release. Of a reward with stock a piece is asked for first, while the points are set aside.
/// </summary>
internal static class RedeemDecision
{
    public static Verdict Decide(Account account, AccountCommand.Redeem redeem, Instant at, DecisionContext context)
    {
        var program = context.Catalogue.Program;
        if (account.Dealings.IsFrozen)
        {
            return AccountRefusal.MemberFrozen;
        }

        var reward = program.Rewards.FirstOrDefault(reward => reward.Id == redeem.RewardId);
        if (redeem.RewardId is not null && Refusal(account, reward, redeem.Points, program, at) is { } reason)
        {
            return reason;
        }

        var points = redeem.Points ?? reward!.Points!.Value;
        return account.Balance < points
            ? new Decision.Refused(AccountRefusal.InsufficientPoints, account.Balance, points)
            : Spend(account, redeem, reward, points, at, context);
    }

    /// <summary>Until when points that are set aside at an instant wait for their capture.</summary>
    public static Instant HeldUntil(LoyaltyProgram program, Instant at) => program.TimeZone.Plus(at, program.Points.HoldFor);

    /// <summary>Why a member cannot have a reward at an instant, points aside; null where nothing is in the way.</summary>
    public static AccountRefusal? Refusal(Account account, Reward? reward, long? wanted, LoyaltyProgram program, Instant at)
    {
        if (reward is null)
        {
            return AccountRefusal.RewardUnknown;
        }

        if (!reward.Tiers.IsEmpty && !reward.Tiers.Contains(account.Tier.Id))
        {
            return AccountRefusal.RewardNotForTier;
        }

        if (reward.Points is not { } cost || !IsMultiple(reward, wanted ?? cost, cost) || !reward.HasValueFor(account, program))
        {
            return AccountRefusal.RewardUnavailable;
        }

        if (!reward.Window.IsOpen(at, program.TimeZone) || IsOver(reward, program.TimeZone, at))
        {
            return AccountRefusal.RewardNotNow;
        }

        return reward.Limit is { } limit && account.HasHad(reward, limit, program.TimeZone, at) ? AccountRefusal.RewardLimitReached : null;
    }

    private static bool IsMultiple(Reward reward, long points, long cost) => reward.Multiple ? points % cost == 0 : points == cost;

    private static bool IsOver(Reward reward, DateTimeZone zone, Instant at) =>
        reward.Gives is RewardGift.Experience { At: { } takesPlace } && zone.AtLeniently(takesPlace).ToInstant() <= at;

    private static AccountEvent Spend(
        Account account, AccountCommand.Redeem redeem, Reward? reward, long points, Instant at, DecisionContext context)
    {
        var program = context.Catalogue.Program;
        var pieces = reward?.Stock is null ? 0 : Issuing.Pieces(reward, points);
        var hold = new Hold
        {
            RedemptionId = redeem.RedemptionId,
            RewardId = redeem.RewardId,
            OrderId = redeem.OrderId,
            Draws = account.Lots.Draw(points),
            Pieces = pieces,
            WaitsForStock = pieces > 0,
            IsTwoStep = redeem.Hold,
            Until = pieces > 0 ? null : HeldUntil(program, at),
            Content = redeem.Content,
            At = at,
        };
        var counted = reward?.Limit is { } limit ? Earnings.Counted(Evolution.RewardUse(reward.Id), limit, program.TimeZone, at) : null;
        Instant? movesExpiryTo = Earnings.MovesExpiry(program) ? Earnings.Expiry(program, account, at, isActivity: true) : null;
        var standing = account.Unsettled(program);
        if (pieces > 0)
        {
            ImmutableArray<Effect> effects = [new Effect.TakeStock(reward!.Id, pieces, redeem.RedemptionId)];
            return new AccountEvent.StockAsked { At = at, Hold = hold, Counted = counted, Effects = effects, Standing = standing };
        }

        if (redeem.Hold)
        {
            return new AccountEvent.PointsHeld { At = at, Hold = hold, Counted = counted, MovesExpiryTo = movesExpiryTo, Standing = standing };
        }

        return new AccountEvent.Redeemed
        {
            At = at,
            RedemptionId = redeem.RedemptionId,
            RewardId = redeem.RewardId,
            OrderId = redeem.OrderId,
            Draws = hold.Draws,
            Voucher = Issuing.VoucherFor(account, redeem.RewardId, redeem.OrderId, points, program, at, VoucherCode.Of(context.Seed, 0)),
            Counted = counted,
            MovesExpiryTo = movesExpiryTo,
            Standing = standing,
        };
    }
}
