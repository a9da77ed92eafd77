using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.WhatIf;

/// <content>What members do in the shop.</content>
internal sealed partial class Recall
{
    private const int FinestMoney = 10;

    /// <summary>Who was brought by a code would have come without it, where the changed program has no referrals.</summary>
    private AccountCommand.Enrol Enrol(AccountEvent.Enrolled enrolled) => new(enrolled.Member)
    {
        Referral = enrolled.Referral is { } referral && changed.Program.Referral is not null
            ? new ReferralClaim(referral.Code, referral.Referrer, IsOwn: false)
            : null,
    };

    /// <summary>What was paid with points and vouchers stays the money that it was.</summary>
    private AccountCommand.Purchase Purchase(AccountEvent.Purchased purchased)
    {
        orders[purchased.OrderId] = (purchased.Order, GoneBack.Nothing);
        var command = new AccountCommand.Purchase(purchased.OrderId, purchased.Order);
        var (paid, policy) = (purchased.Order.Paid, changed.Program.Points);
        if (paid > 0 && policy.Excludes.HasFlag(PaidParts.Vouchers))
        {
            return command with { Vouchers = [new VoucherPayment(IsUsed: true, Currency: null, paid)] };
        }

        return paid > 0 && policy.Excludes.HasFlag(PaidParts.Points) && policy.Worth.TryGetValue(purchased.Order.Currency, out var worth)
            ? command with { PointsPaid = (long)Math.Round(paid / worth) }
            : command;
    }

    /// <summary>By pieces where pieces went back, else by the money that did: the difference to what had gone back before.</summary>
    private AccountCommand.Return Return(AccountEvent.Returned returned)
    {
        var (order, before) = orders[returned.OrderId];
        var after = returned.GoneBack;
        orders[returned.OrderId] = (order, after);
        var pieces = order.Lines
            .Select((line, place) => new Pieces(line.Sku, after.PiecesOf(place) - before.PiecesOf(place)))
            .Where(piece => piece.Quantity > 0)
            .GroupBy(piece => piece.Sku, (sku, same) => new Pieces(sku, same.Sum(piece => piece.Quantity)))
            .ToImmutableArray();
        var command = new AccountCommand.Return(returned.ReturnId, returned.OrderId);
        return pieces.IsEmpty ? command with { Amount = Amount(order, before, after) } : command with { Lines = pieces };
    }

    private static decimal Amount(Order order, GoneBack before, GoneBack after)
    {
        var total = order.Lines.Select((line, place) => (line.Quantity - before.PiecesOf(place)) * line.UnitPrice).Sum();
        return Math.Round((total * before.Left / before.Of) - (total * after.Left / after.Of), FinestMoney);
    }

    private AccountCommand.Redeem Redeem(Hold hold) => Redeem(hold.RedemptionId, hold.RewardId, hold.OrderId, hold.Draws.Total());

    /// <summary>The same reward, as many times, for what it costs in the changed program.</summary>
    private AccountCommand.Redeem Redeem(string redemptionId, string? rewardId, string? orderId, long points) => new(redemptionId)
    {
        RewardId = rewardId,
        OrderId = orderId,
        Points = rewardId is null ? points : Cost(rewardId, points),
    };

    private long Cost(string reward, long points)
    {
        var (was, becomes) = (CostIn(changed.InForce.Program, reward), CostIn(changed.Program, reward));
        return was is { } price && becomes is { } changedPrice && points % price == 0 ? points / price * changedPrice : points;
    }

    private static long? CostIn(LoyaltyProgram program, string reward) => program.Rewards.FirstOrDefault(known => known.Id == reward)?.Points;
}
