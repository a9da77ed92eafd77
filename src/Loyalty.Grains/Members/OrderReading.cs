using System.Collections.Immutable;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Money;
using Loyalty.Domain.Orders;
using NodaTime.Extensions;

namespace Loyalty.Grains.Members;

/// <summary>The order in a purchase, and in a quote of one.</summary>
internal static class OrderReading
{
    /// <summary>Tells every fault of an order; gives its currency, which counts only where there is none.</summary>
    public static Currency Check(PurchaseRequest request, RequestFaults faults)
    {
        faults.Time("/occurredAt", request.OccurredAt);
        faults.Money("/shipping", request.Shipping);
        faults.Money("/tax", request.Tax);
        faults.Text("/channel", request.Channel);
        faults.Text("/paymentMethod", request.PaymentMethod);
        faults.Text("/partner", request.Partner);
        faults.Texts("/vouchers", request.Vouchers);
        faults.Check(
            request.PointsPaid is null or (>= 0 and <= RequestFaults.MostPoints),
            "/pointsPaid",
            "out-of-range",
            "give 0 to 10^15 points");
        CheckLines(request.Lines, faults);
        return faults.Currency("/currency", request.Currency);
    }

    /// <summary>The command of an order without faults.</summary>
    public static AccountCommand.Purchase Purchase(PurchaseRequest request, Currency currency, string? content)
    {
        var lines = ImmutableArray.CreateBuilder<Line>(request.Lines.Length);
        foreach (var line in request.Lines)
        {
            lines.Add(new Line(line.Sku, line.Quantity, line.UnitPrice, line.Category, line.Brand));
        }

        var order = new Order
        {
            Currency = currency,
            Lines = lines.MoveToImmutable(),
            Channel = request.Channel,
            PaymentMethod = request.PaymentMethod,
            Partner = request.Partner,
        };
        return new AccountCommand.Purchase(request.OrderId, order)
        {
            OccurredAt = request.OccurredAt?.ToInstant(),
            PointsPaid = request.PointsPaid ?? 0,
            Content = content,
        };
    }

    private static void CheckLines(OrderLine[]? lines, RequestFaults faults)
    {
        if (!faults.Check(lines is { Length: > 0 and <= 1_000 }, "/lines", "out-of-range", "give 1 to 1,000 lines"))
        {
            return;
        }

        var total = 0m;
        for (var place = 0; place < lines!.Length; place++)
        {
            total += faults.Line(place, lines[place]) ? lines[place].Quantity * lines[place].UnitPrice : 0;
        }

        faults.Check(total <= RequestFaults.MostMoney, "/lines", "out-of-range", "an order is worth at most 1,000,000,000");
    }
}
