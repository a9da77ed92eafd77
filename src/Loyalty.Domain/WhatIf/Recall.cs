using System.Collections.Immutable;
using System.Diagnostics;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.WhatIf;

/// <summary>
/// What was asked of an account, recalled from what happened to it: to be asked for each event of a ledger, in order.
/// </summary>
internal sealed class Recall(ChangedProgram changed)
{
    private const int FinestMoney = 10;
    private readonly Dictionary<string, (Order Order, GoneBack GoneBack)> orders = new(StringComparer.Ordinal);

    /// <summary>The command that an event granted, at its time; null for what time did.</summary>
    public AccountCommand? CommandOf(AccountEvent happened) => Granted(happened) is { } command
        ? command with { OccurredAt = happened.At, Content = happened.Content }
        : null;

    private AccountCommand? Granted(AccountEvent happened) => happened switch
    {
        AccountEvent.Enrolled enrolled => new AccountCommand.Enrol(enrolled.Member),
        AccountEvent.Purchased purchased => Purchase(purchased),
        AccountEvent.Returned returned => Return(returned),
        AccountEvent.ActivityDone activity => new AccountCommand.Act(activity.ActivityId, activity.Type, activity.Subject),
        AccountEvent.Redeemed redeemed => Redeem(redeemed),
        AccountEvent.BecameAvailable or AccountEvent.Expired or AccountEvent.BirthdayCame or AccountEvent.MembershipLasted
            or AccountEvent.TierAssessed => null,
        _ => throw new UnreachableException($"No recollection of {happened.GetType()}."),
    };

    /// <summary>What was paid with points stays the money that it was.</summary>
    private AccountCommand.Purchase Purchase(AccountEvent.Purchased purchased)
    {
        orders[purchased.OrderId] = (purchased.Order, GoneBack.Nothing);
        return new AccountCommand.Purchase(purchased.OrderId, purchased.Order);
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

    /// <summary>The same reward, as many times, for what it costs in the changed program.</summary>
    private AccountCommand.Redeem Redeem(AccountEvent.Redeemed redeemed)
    {
        var points = redeemed.Draws.Sum(draw => draw.Points);
        return new AccountCommand.Redeem(redeemed.RedemptionId)
        {
            RewardId = redeemed.RewardId,
            OrderId = redeemed.OrderId,
            Points = redeemed.RewardId is { } reward ? Cost(reward, points) : points,
        };
    }

    private long Cost(string reward, long points)
    {
        var (was, becomes) = (Find(changed.InForce.Program, reward)?.Points, Find(changed.Program, reward)?.Points);
        return was is { } price && becomes is { } changedPrice && points % price == 0 ? points / price * changedPrice : points;
    }

    private static Reward? Find(LoyaltyProgram program, string reward) => program.Rewards.FirstOrDefault(known => known.Id == reward);
}
