using Loyalty.Contracts;
using Loyalty.Contracts.Members;

namespace Loyalty.Wire;

/// <summary>A purchase of three lines, and its receipt.</summary>
internal static class Samples
{
    public static PurchaseRequest Purchase(long number) => new()
    {
        OrderId = $"order-{number}",
        Currency = "USD",
        Lines =
        [
            new OrderLine { Sku = "SHIRT-01", Category = "shirts", Quantity = 2, UnitPrice = 19.99m },
            new OrderLine { Sku = "SHOES-07", Category = "shoes", Quantity = 1, UnitPrice = 89.00m },
            new OrderLine { Sku = "SOCKS-02", Category = "socks", Quantity = 3, UnitPrice = 4.50m },
        ],
        Channel = "web",
        PaymentMethod = "card",
    };

    public static Answer<Receipt> Answer(PurchaseRequest request) => new()
    {
        Value = new Receipt
        {
            Id = request.OrderId,
            Kind = "purchase",
            MemberId = "member-1",
            Points = 14248,
            Breakdown =
            [
                new BreakdownLine { Rule = "purchase", Points = 14248 },
                new BreakdownLine { Rule = "purchase", Promotion = "black-friday", Points = 14248 },
            ],
            Balance = 1_234_567,
            Tier = new TierView { Id = "gold", Name = "Gold", Since = DateTimeOffset.UnixEpoch },
            Progress = new ProgressView
            {
                Metric = "lifetimePoints",
                Tier = "gold",
                Value = 1_234_567,
                Percent = 100,
                Formatted = new FormattedProgress { Value = "1,234,567" },
            },
            Version = 4711,
            At = DateTimeOffset.UnixEpoch,
        },
    };
}
