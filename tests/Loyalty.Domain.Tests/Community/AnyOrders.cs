using Loyalty.Domain.Tests.Agreement;
using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Domain.Tests.Community;

/// <summary>Orders at random, some of them paid with points and vouchers, and returns of them.</summary>
internal sealed class AnyOrders(Random random)
{
    public Purchase Buy(string id, Instant at)
    {
        var lines = Enumerable.Range(0, random.Next(1, 4)).Select(_ => new PurchaseLine(
            random.Any("A", "B", "C"), random.Next(1, 4), random.Next(20) == 0 ? 0 : random.Next(1, 3000) / 100m, random.Any("shoes", "bags")));
        return new Purchase(
            id,
            at,
            random.Next(30) == 0 ? "JPY" : random.Any("USD", "EUR"),
            [.. lines],
            random.Any("web", "store"),
            random.Any("card", "cash"),
            PointsPaid: random.Next(5) == 0 ? random.Next(1, 60) : 0,
            VouchersPaid: random.Next(6) == 0 ? random.Next(1, 20) : 0);
    }

    public Return Return(string id, Instant at, List<Purchase> orders)
    {
        var order = orders.Count == 0 ? null : orders[random.Next(orders.Count)];
        var orderId = order?.Id ?? "none";
        return random.Next(4) switch
        {
            0 => new Return(id, at, orderId),
            1 => new Return(id, at, orderId, Amount: random.Next(1, 4000) / 100m),
            2 => new Return(id, at, orderId, Amount: Part(order)),
            _ => new Return(id, at, orderId, [new ReturnLine(random.Any("A", "B", "C"), random.Next(1, 3))]),
        };
    }

    /// <summary>A half or a third of an order, so that thirds add up to whole orders.</summary>
    private decimal Part(Purchase? order) => order is null ? 1
        : Math.Max(0.01m, Math.Round(order.Lines.Sum(line => line.Quantity * line.UnitPrice) / random.Next(2, 4), 2));
}
