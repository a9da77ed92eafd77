using System.Globalization;
using Loyalty.Model.Document;

namespace Loyalty.Model.Pricing;

/// <summary>What a filter may look at. What is null here passes no filter that asks for it.</summary>
internal sealed record Facts(
    string? Tier = null,
    string? Region = null,
    IReadOnlyList<string>? Tags = null,
    string? Channel = null,
    string? PaymentMethod = null,
    string? Partner = null,
    int? OrderNumber = null,
    int? Months = null,
    Order? Order = null,
    KeptLine? Line = null)
{
    public static Facts OfLine(Order order, KeptLine line) => new(
        order.Circumstances.Tier,
        order.Circumstances.Member.Region,
        order.Circumstances.Member.Tags,
        order.Purchase.Channel,
        order.Purchase.PaymentMethod,
        order.Purchase.Partner,
        order.Circumstances.Number,
        null,
        order,
        line);

    public bool Pass(Where where) =>
        where.Lists.All(list => ValuesOf(list.Key).Any(value => value is not null && list.Value.Contains(value)))
        && (where.MinOrder is null || Reaches(Order?.Amount, where.MinOrder))
        && (where.MinLine is null || Reaches(Line?.Amount, where.MinLine));

    private bool Reaches(Fraction? amount, Amounts minimum) =>
        amount is { } present && minimum.For(Order!.Purchase.Currency) is { } least && present >= Fraction.Of(least);

    private IEnumerable<string?> ValuesOf(string key) => key switch
    {
        "sku" => One(Line?.Line.Sku),
        "category" => One(Line?.Line.Category),
        "brand" => One(Line?.Line.Brand),
        "region" => One(Region),
        "tier" => One(Tier),
        "channel" => One(Channel),
        "paymentMethod" => One(PaymentMethod),
        "partner" => One(Partner),
        "tag" => Tags ?? [],
        "orderNumber" => One(OrderNumber?.ToString(CultureInfo.InvariantCulture)),
        "months" => One(Months?.ToString(CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"'{key}' is no filter.", nameof(key)),
    };

    private static IEnumerable<string?> One(string? value) => [value];
}
