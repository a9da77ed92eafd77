using System.Collections.Immutable;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Pricing;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>
/// Goods come back: the order is priced again as if only what is kept had been bought, by the rules and facts of its own time,
/// and the difference is taken back.
/// </summary>
internal static class ReturnDecision
{
    public static Verdict Decide(Account account, AccountCommand.Return back, Instant at, DecisionContext context)
    {
        if (context.Order is not { } history)
        {
            return AccountRefusal.OrderUnknown;
        }

        var order = history.Award.Order;
        var (goneBack, refusal) = GoesBack(back, history.GoneBack, order);
        if (refusal is { } reason)
        {
            return reason;
        }

        if (history.GoneBack.KeptOf(order) is not { } before)
        {
            return AccountRefusal.NothingLeft;
        }

        var catalogue = context.OrderCatalogue ?? context.Catalogue;
        return Take(account, back, at, history, goneBack!, before, catalogue, context.Catalogue.Program);
    }

    private static Verdict Take(
        Account account,
        AccountCommand.Return back,
        Instant at,
        OrderHistory history,
        GoneBack goneBack,
        KeptOrder before,
        Catalogue catalogue,
        LoyaltyProgram program)
    {
        var kept = goneBack.KeptOf(history.Award.Order);
        var breakdown = Difference(history, OrderPricing.Price(catalogue, kept, history.Award.Facts));
        var points = Math.Max(0, -breakdown.Total());
        return new AccountEvent.Returned
        {
            At = at,
            ReturnId = back.ReturnId,
            OrderId = back.OrderId,
            BoughtAt = history.Award.At,
            LotExpiresAt = history.LotExpiresAt,
            GoneBack = goneBack,
            IsWhole = kept is null,
            Breakdown = breakdown,
            Unused = Unused(history, breakdown),
            Reversal = Reversing.Of(account, OwnLot.Of(history), points, program.Debt),
            PaymentsBack = PaymentReturn.Of(history, goneBack, Instant.Max(at, account.Seen)),
            Spend = before.Total - (kept?.Total ?? 0),
            IsForeign = history.Award.IsForeign,
            Standing = account.Unsettled(program),
        };
    }

    /// <summary>What will have gone back with this return; of several lines of one article the last one goes first.</summary>
    private static (GoneBack? GoneBack, AccountRefusal? Refusal) GoesBack(AccountCommand.Return back, GoneBack before, Order order)
    {
        if (back.Amount is { } amount)
        {
            return before.Less(amount, order) is { } less ? (less, null) : (null, AccountRefusal.AmountExceeded);
        }

        if (back.Lines is not { } lines)
        {
            return (before with { Pieces = [.. order.Lines.Select(line => line.Quantity)] }, null);
        }

        var pieces = order.Lines.Select((_, place) => before.PiecesOf(place)).ToArray();
        foreach (var returned in lines)
        {
            var missing = returned.Quantity;
            for (var place = pieces.Length - 1; place >= 0 && missing > 0; place--)
            {
                var goes = order.Lines[place].Sku == returned.Sku ? Math.Min(missing, order.Lines[place].Quantity - pieces[place]) : 0;
                pieces[place] += goes;
                missing -= goes;
            }

            if (missing > 0)
            {
                return (null, AccountRefusal.PiecesExceeded);
            }
        }

        return (before with { Pieces = [.. pieces] }, null);
    }

    private static ImmutableArray<Share> Difference(OrderHistory history, ImmutableArray<Share> kept) =>
    [
        .. kept.Select(share => (share, 1))
            .Concat(history.Award.Earning.Breakdown.Concat(history.TakenBack).Select(share => (share, -1)))
            .GroupBy(item => (item.share.Rule, item.share.Promotion), item => item.share.Points * item.Item2)
            .Select(group => new Share(group.Key.Rule, group.Key.Promotion, group.Sum()))
            .Where(share => share.Points != 0),
    ];

    /// <summary>Counted rules of which this return takes the rest.</summary>
    private static ImmutableArray<string> Unused(OrderHistory history, ImmutableArray<Share> breakdown) =>
    [
        .. history.Award.Earning.Counted
            .Select(counted => counted.Rule)
            .Where(rule => Given(history, rule) is > 0 and var given && given + Points(breakdown, rule) <= 0),
    ];

    private static long Given(OrderHistory history, string rule) =>
        Points(history.Award.Earning.Breakdown, rule) + Points(history.TakenBack, rule);

    private static long Points(IEnumerable<Share> shares, string rule) =>
        shares.Where(share => share.Rule == rule && share.Promotion is null).Sum(share => share.Points);
}
