using System.Collections.Immutable;
using Loyalty.Domain.Money;

namespace Loyalty.Domain.Programs.Reading;

/// <summary><c>where</c> of rules and promotions.</summary>
internal static class FilterReader
{
    private static readonly string[] OfPurchases =
        ["sku", "category", "brand", "channel", "paymentMethod", "partner", "orderNumber", "minOrder", "minLine"];

    /// <summary>Reads a filter and refuses the keys that could never hold on the occasion (null: it is faulty itself).</summary>
    public static Filter? Read(Place place, Occasion? occasion) => place.Object(fields =>
    {
        var filter = Read(fields);
        CheckBelongs(fields, occasion);
        return filter;
    });

    private static Filter Read(ObjectReader fields) => new()
    {
        Sku = fields.Set("sku", Id.ReadName),
        Category = fields.Set("category", Id.ReadName),
        Brand = fields.Set("brand", Id.ReadName),
        Region = fields.Set("region", Id.ReadName),
        Tier = fields.Set("tier", Id.Naming(ReferenceKind.Tier)),
        Channel = fields.Set("channel", Id.ReadName),
        PaymentMethod = fields.Set("paymentMethod", Id.ReadName),
        Partner = fields.Set("partner", Id.ReadName),
        Tag = fields.Set("tag", Id.ReadName),
        OrderNumber = fields.Set("orderNumber", NumberRange.ReadCount),
        Months = fields.Set("months", NumberRange.ReadMonths),
        MinOrder = fields.Optional("minOrder", MoneyReader.ReadAmounts) ?? ImmutableDictionary<Currency, decimal>.Empty,
        MinLine = fields.Optional("minLine", MoneyReader.ReadAmounts) ?? ImmutableDictionary<Currency, decimal>.Empty,
    };

    private static void CheckBelongs(ObjectReader fields, Occasion? occasion)
    {
        if (occasion is Occasion.Membership && !fields.Has("months"))
            fields.TellMissing("months");
        if (occasion is not (null or Occasion.Membership))
            fields.Refuse("months", "Only rules on membership count months.");
        if (occasion is null or Occasion.Purchase)
            return;

        foreach (var key in OfPurchases)
            fields.Refuse(key, $"Only purchases have this: a rule on anything else could never give with '{key}'.");
    }
}
