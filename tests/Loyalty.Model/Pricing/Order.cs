using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Model.Pricing;

/// <summary>An order as it stands after its returns, with all that priced it at its own time.</summary>
internal sealed class Order(Purchase purchase, Circumstances circumstances, Fraction paid)
{
    public Purchase Purchase => purchase;

    public Circumstances Circumstances => circumstances;

    public List<KeptLine> Lines { get; } = [.. purchase.Lines.Select(line => new KeptLine(line, Counting(purchase, paid)))];

    /// <summary>What the order gives as it stands, by rule and promotion.</summary>
    public List<Share> Shares { get; set; } = [];

    public long Points { get; set; }

    public Instant? AvailableAt { get; set; }

    public Instant ExpiresAt { get; set; }

    /// <summary>What counts: points and vouchers paid the rest.</summary>
    public Fraction Amount => Lines.Aggregate(Fraction.Zero, (sum, line) => sum + line.Amount);

    /// <summary>What the goods cost that are kept, whoever paid.</summary>
    public Fraction Goods => Lines.Aggregate(Fraction.Zero, (sum, line) => sum + line.Goods);

    public Fraction GoodsBought { get; } = GoodsOf(purchase);

    public bool IsKept => Lines.Any(line => line.IsKept);

    private static Fraction GoodsOf(Purchase purchase) => Fraction.Of(purchase.Lines.Sum(line => line.Quantity * line.UnitPrice));

    /// <summary>The part of each line that counts.</summary>
    private static Fraction Counting(Purchase purchase, Fraction paid) =>
        GoodsOf(purchase) is var goods && goods == Fraction.Zero ? Fraction.One
        : paid >= goods ? Fraction.Zero
        : (goods - paid) / goods;
}

/// <summary>What held when the order was placed: returns price it again by the same.</summary>
/// <param name="Number">Of the member's kept purchases, this one included.</param>
/// <param name="Rules">The rules on purchases whose limits had room.</param>
/// <param name="Promotions">Those switched on, in their windows.</param>
/// <param name="PromotionLeft">What is left of each promotion's cap for this member.</param>
internal sealed record Circumstances(
    Enrolment Member,
    string? Tier,
    int Number,
    IReadOnlyList<Document.EarningRule> Rules,
    IReadOnlyList<Document.Promotion> Promotions,
    IReadOnlyDictionary<string, long> PromotionLeft);

/// <param name="counting">The part of the price that counts, 0 to 1.</param>
internal sealed class KeptLine(PurchaseLine line, Fraction counting)
{
    public PurchaseLine Line => line;

    public long Quantity { get; set; } = line.Quantity;

    /// <summary>The part of the price that returns by amount have left, 0 to 1.</summary>
    public Fraction Left { get; set; } = Fraction.One;

    public Fraction Goods => Fraction.Of(Quantity * line.UnitPrice) * Left;

    public Fraction Amount => Goods * counting;

    public bool IsKept => Quantity > 0 && Left > Fraction.Zero;
}
