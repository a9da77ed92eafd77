using System.Collections.Immutable;
using Loyalty.Domain.Money;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.Pricing;

/// <summary>Whether orders, lines and members pass a filter: every key that is set must hold.</summary>
internal static class Passing
{
    public static bool Passes(this Filter where, KeptOrder order, PricingFacts facts) =>
        ReferenceEquals(where, Filter.Anything)
        || (Has(where.Channel, order.Order.Channel)
            && Has(where.PaymentMethod, order.Order.PaymentMethod)
            && Has(where.Partner, order.Order.Partner)
            && (where.OrderNumber.IsEmpty || where.OrderNumber.Contains(facts.OrderNumber))
            && Reaches(where.MinOrder, order.Order.Currency, order.Total)
            && where.Passes(facts.Tier, facts.Region, facts.Tags));

    public static bool Passes(this Filter where, Line line, KeptOrder order) =>
        line.Quantity > 0
        && (ReferenceEquals(where, Filter.Anything)
            || (Has(where.Sku, line.Sku)
                && Has(where.Category, line.Category)
                && Has(where.Brand, line.Brand)
                && Reaches(where.MinLine, order.Order.Currency, order.Share(line.Amount))));

    public static bool Passes(this Filter where, string tier, string? region, ImmutableArray<string> tags) =>
        Has(where.Tier, tier) && Has(where.Region, region) && (where.Tag.IsEmpty || where.Tag.Any(tag => tags.Contains(tag)));

    private static bool Has(ImmutableArray<string> wanted, string? value) =>
        wanted.IsEmpty || (value is not null && wanted.Contains(value));

    private static bool Reaches(ImmutableDictionary<Currency, decimal> least, Currency currency, decimal amount) =>
        least.IsEmpty || (least.TryGetValue(currency, out var bound) && amount >= bound);
}
