using System.Collections.Immutable;
using Loyalty.Domain.Orders;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>
/// Points that paid an order come back with it: in the proportion of what went back, counted from the beginning and rounded down,
/// and all of them when nothing is kept. Those that were taken last come back first.
/// </summary>
internal static class PaymentReturn
{
    private const int Finest = 10;

    /// <summary>What comes back of each redemption; null where nothing does.</summary>
    public static ImmutableArray<PaymentBack>? Of(OrderHistory history, GoneBack goneBack, Instant at)
    {
        var order = history.Award.Order;
        var kept = goneBack.KeptOf(order) is null ? 0 : goneBack.GoodsOf(order);
        var back = history.Payments
            .Select(payment => (payment, Points: Due(payment, kept, order.Total)))
            .Where(item => item.Points > 0)
            .Select(item => new PaymentBack(item.payment.RedemptionId, Restitution.Of(item.payment.Last(item.Points), at)))
            .ToImmutableArray();
        return back.IsEmpty ? null : back;
    }

    private static long Due(OrderPayment payment, decimal kept, decimal total) => kept == 0
        ? payment.Left
        : Math.Max(0, (long)Math.Floor(Math.Round(payment.Points * (total - kept) / total, Finest)) - (payment.Points - payment.Left));
}

/// <summary>Points that paid an order, and what of them came back.</summary>
/// <param name="RedemptionId">The redemption that they were spent with.</param>
/// <param name="Draws">What was taken from which lot and did not come back yet, oldest expiry first.</param>
/// <param name="Points">All that were spent.</param>
public sealed record OrderPayment(string RedemptionId, ImmutableArray<Lot> Draws, long Points)
{
    /// <summary>Points that did not come back yet.</summary>
    public long Left => Draws.Total();

    /// <summary>The payment of an event that spends points; null for any other.</summary>
    public static OrderPayment? Of(AccountEvent? happened) => happened switch
    {
        AccountEvent.Redeemed redeemed => new(redeemed.RedemptionId, redeemed.Draws, redeemed.Draws.Total()),
        AccountEvent.Captured { Hold: var hold } => new(hold.RedemptionId, hold.Draws, hold.Draws.Total()),
        _ => null,
    };

    /// <summary>The lots that were taken last, so many points of them.</summary>
    internal ImmutableArray<Lot> Last(long points)
    {
        var lots = ImmutableArray<Lot>.Empty;
        for (var place = Draws.Length - 1; place >= 0 && points > 0; place--)
        {
            var taken = Math.Min(points, Draws[place].Points);
            lots = lots.Insert(0, Draws[place] with { Points = taken });
            points -= taken;
        }

        return lots;
    }

    /// <summary>The payment when some more of it has come back.</summary>
    internal OrderPayment Less(long points) => this with { Draws = Draws.Without(Last(points)) };
}
