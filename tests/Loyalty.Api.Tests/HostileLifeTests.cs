using System.Globalization;
using System.Net;

namespace Loyalty.Api.Tests;

/// <summary>Random commands, good and bad, on several members of a sandbox program: nothing breaks, and the books balance.</summary>
public sealed class HostileLifeTests(EngineServer server) : IClassFixture<EngineServer>
{
    private readonly List<string> vouchers = [];
    private Random random = new(0);
    private DateTimeOffset now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private HostileShop shop = null!;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_is_sent_nothing_breaks_and_the_books_balance(int seed)
    {
        random = new Random(seed);
        shop = new HostileShop(server, $"life-{seed}");
        await shop.Open();
        for (var member = 0; member < 4; member++)
        {
            await shop.Do("members", $$"""{"memberId":"m{{member}}","birthday":"1990-0{{member + 1}}-01"}""");
        }

        for (var step = 0; step < 400; step++)
        {
            await Step();
        }

        await Check();
        now += TimeSpan.FromDays(400);
        await shop.Clock(Text(now));
        await Check();
        (await shop.SendAllAgain()).ShouldBeGreaterThan(100);
    }

    private async Task Check()
    {
        for (var member = 0; member < 4; member++)
        {
            await shop.BooksBalance($"m{member}");
        }

        var promotion = (await shop.Get("promotions"))["promotions"]![0]!;
        promotion["given"]!.GetValue<long>().ShouldBeInRange(0, 6000);
        (await shop.Get("rewards"))["rewards"]!.AsArray().Single(reward => reward!["id"]!.GetValue<string>() == "tote")!["left"]!
            .GetValue<int>().ShouldBeInRange(0, 5);
    }

    private async Task Step()
    {
        if (random.Next(12) == 0)
        {
            now += TimeSpan.FromMinutes(Any(1, 90, 60 * 24, 60 * 24 * 9));
            await shop.Clock(Text(now));
        }

        var (path, body) = Command($"members/{Member}");
        var (status, answer) = await shop.Send(path, body);
        if (status == HttpStatusCode.Created && answer["voucher"]?["code"]?.GetValue<string>() is { } code)
        {
            vouchers.Add(code);
        }
    }

    private (string Path, string Body) Command(string member) => random.Next(16) switch
    {
        < 4 => ($"{member}/purchases", Order()),
        4 => ($"{member}/returns", $$"""{"returnId":"{{Id}}","orderId":"{{Id}}"}"""),
        5 => ($"{member}/returns", $$"""{"returnId":"{{Id}}","orderId":"{{Id}}","lines":[{"sku":"A","quantity":{{Any(1, 2, 0)}}}]}"""),
        6 => ($"{member}/returns", $$"""{"returnId":"{{Id}}","orderId":"{{Id}}","amount":{{Any("0.01", "7.77", "50", "-1", "1e-9")}}}"""),
        7 => ($"{member}/redemptions", $$"""{"redemptionId":"{{Id}}","points":{{Any(1, 90, 0, 1_000_000)}},"orderId":"{{Id}}"}"""),
        8 => ($"{member}/redemptions", $$"""{"redemptionId":"{{Id}}","rewardId":"{{Any("ten", "tote", "five", "none")}}","hold":{{Any("true", "false")}}}"""),
        9 => ($"{member}/redemptions/{Id}/{Any("capture", "release")}", ""),
        10 => ($"{member}/gifts", $$"""{"giftId":"{{Id}}","to":"{{Member}}","points":{{Any(1, 40, 1_000, -1)}}}"""),
        11 => ($"{member}/adjustments", $$"""{"adjustmentId":"{{Id}}","points":{{Any(-400, 30, 900, -900, 0)}},"reason":"r","actor":"{{Any("x", "y")}}"}"""),
        12 => ($"{member}/adjustments/{Id}/approve", $$"""{"actor":"{{Any("x", "y")}}"}"""),
        13 => ($"{member}/{Any("freeze", "unfreeze", "unfreeze")}", $$"""{"freezeId":"{{Id}}","reason":"r"}"""),
        14 => ($"{member}/profile", $$"""{"changeId":"{{Id}}","birthday":"--{{Any("01-31", "02-29", "13-01")}}","locale":"{{Any("fr", "??")}}"}"""),
        _ => ($"vouchers/{(vouchers.Count == 0 ? "none" : Any([.. vouchers]))}/{Any("use", "cancel")}", Voucher()),
    };

    private string Order() => $$"""
        {"orderId":"{{Id}}","currency":"{{Any("EUR", "EUR", "EUR", "JPY", "USD")}}","pointsPaid":{{Any(0, 0, 50)}},
         "lines":[{"sku":"A","quantity":{{Any(1, 3)}},"unitPrice":{{Any("0", "0.01", "12.50", "80")}}},
         {"sku":"{{Any("A", "B")}}","quantity":1,"unitPrice":3.33}]}
        """;

    private string Voucher() => random.Next(2) == 0
        ? $$"""{"useId":"{{Id}}","orderId":"{{Id}}","amount":{{Any("0.50", "2", "0.001", "1e20")}}}"""
        : $$"""{"cancelId":"{{Id}}"}""";

    private string Id => $"id-{random.Next(60)}";

    private string Member => $"m{random.Next(4)}";

    private T Any<T>(params T[] items) => items[random.Next(items.Length)];

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
