using Loyalty.Contracts.Members;

namespace Loyalty.Grains.Tests.Requests;

/// <summary>Requests out of a seed: now good, now strange, most of them a little of both.</summary>
internal sealed class StrangeRequests(int seed)
{
    private static readonly string?[] Texts =
    [
        null, "", " ", "a", "SHIRT", "USD", "GBP", "usd", "review", "socialShare", "ten-percent", "free-shipping", "web", "1990-02-28", "--02-29",
        "\ud800", "x\udc00", "\0", "😀", "a/b", "../..", "x\ny", "e\u0301", "\u202e", "ﷺ", "'; DROP TABLE events; --", "{\"a\":1}",
        new('x', 64), new('x', 128), new('x', 129), new('ü', 256), new('\u0001', 257), new('x', 10_000),
    ];

    private static readonly decimal[] Amounts =
    [
        0, 1, 2.50m, 19.99m, 0.01m, -1, -0.01m, 999_999_999.99m, 1_000_000_000m, 1_000_000_001m,
        0.0000000000000000000000000001m, 1.0000000000000000000000000001m, decimal.MaxValue, decimal.MinValue,
    ];

    private static readonly long[] Numbers = [0, 1, 2, 3, 100, 1_000, -1, 1_000_000, 1_000_001, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue];

    private static readonly DateTimeOffset?[] Times =
    [
        null, null, null, DateTimeOffset.UnixEpoch, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero),
        new(2026, 3, 10, 14, 59, 0, TimeSpan.FromHours(14)), new(2025, 11, 2, 1, 30, 0, TimeSpan.FromHours(-4)), new(2999, 12, 31, 0, 0, 0, TimeSpan.Zero),
    ];

    private readonly Random random = new(seed);

    public EnrolRequest Enrol() => new()
    {
        MemberId = Good("anna"), EnrolledAt = Of(Times), Birthday = Text(), Region = Text(), Locale = Text(), Currency = Good("USD"), Name = Text(),
        Email = Text(), Phone = Text(), Tags = Some(Text)!,
    };

    public PurchaseRequest Purchase() => new()
    {
        OrderId = Good($"o{random.Next(20)}")!, OccurredAt = Of(Times), Currency = Good("USD"), Lines = Some(Line)!, Shipping = Amount(), Tax = Amount(),
        Channel = Text(), PaymentMethod = Text(), Partner = Text(), PointsPaid = random.Next(3) == 0 ? Of(Numbers) : null,
        Vouchers = random.Next(9) == 0 ? Some(Text)! : null,
    };

    public ReturnRequest Return() => new()
    {
        ReturnId = Good($"r{random.Next(20)}"), OrderId = Good($"o{random.Next(20)}"), Amount = Amount(), OccurredAt = Of(Times),
        Lines = random.Next(2) == 0 ? null : Some(() => random.Next(8) == 0 ? null : new ReturnedPieces { Sku = Good("SHIRT"), Quantity = Quantity() })!,
    };

    public ActivityRequest Act() => new()
    {
        ActivityId = Good($"a{random.Next(20)}"), Type = Good("review"), Subject = Text(), OccurredAt = Of(Times),
    };

    public RedemptionRequest Redeem() => new()
    {
        RedemptionId = Good($"x{random.Next(20)}"), RewardId = random.Next(2) == 0 ? null : Good("free-shipping"), OrderId = Text(),
        Points = random.Next(2) == 0 ? null : Of(Numbers), Hold = random.Next(9) == 0 ? true : null,
    };

    public QuoteRequest Quote() => new() { At = Of(Times), Purchase = random.Next(20) == 0 ? null! : Purchase() };

    public string Document() => Of(Texts) ?? "{}";

    public (long After, int Limit) Page() => (Of(Numbers), (int)Math.Clamp(Of(Numbers), int.MinValue, int.MaxValue));

    private OrderLine? Line() => random.Next(12) == 0 ? null : new OrderLine
    {
        Sku = Good("SHIRT"), Quantity = Quantity(), UnitPrice = random.Next(3) == 0 ? Of(Amounts) : 2.5m, Category = Text(), Brand = Text(),
    };

    private int Quantity() => random.Next(3) == 0 ? (int)Math.Clamp(Of(Numbers), int.MinValue, int.MaxValue) : 1;

    private decimal? Amount() => random.Next(3) == 0 ? Of(Amounts) : null;

    private string? Text() => random.Next(4) == 0 ? Of(Texts) : null;

    /// <summary>Mostly what is good here.</summary>
    private string Good(string good) => random.Next(6) == 0 ? Of(Texts)! : good;

    private T Of<T>(T[] choices) => choices[random.Next(choices.Length)];

    private T[]? Some<T>(Func<T?> make)
        where T : class => random.Next(8) == 0 ? null : [.. Enumerable.Range(0, random.Next(4)).Select(_ => make()!)];
}
