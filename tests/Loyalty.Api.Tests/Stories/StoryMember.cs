using System.Text.Json;

namespace Loyalty.Api.Tests.Stories;

/// <summary>A member of a story. Answers are told as short texts, so that a story can be read beside them.</summary>
internal sealed class StoryMember(Story story, string id)
{
    public string Id => id;

    /// <summary>Buys one line; the answer is what it earned: <c>2650: purchase 2500, first-purchase 150</c>.</summary>
    public Task<string> Buys(string orderId, decimal price, string currency = "USD") =>
        Buys(new { orderId, currency, lines = new[] { new { sku = "ARTICLE", quantity = 1, unitPrice = price } } });

    public Task<string> Buys(object purchase) => Does("purchases", purchase);

    /// <summary>Returns what the request says; the answer is what it took.</summary>
    public Task<string> Returns(object request) => Does("returns", request);

    public Task<string> Acts(string activityId, string type, string? subject = null) =>
        Does("activities", new { activityId, type, subject });

    /// <summary>Spends points; the answer is what it took.</summary>
    public Task<string> Redeems(object request) => Does("redemptions", request);

    /// <summary>Calls one of the member's resources; the answer is the points of the receipt, and by what they came.</summary>
    public async Task<string> Does(string resource, object request) => Told(await Post(resource, request));

    /// <summary>The same, for what is given as a voucher: its kind, worth and end after the points, the code beside them.</summary>
    public async Task<(string Told, string Code)> Gets(string resource, object request)
    {
        var receipt = await Post(resource, request);
        var voucher = receipt.GetProperty("voucher");
        return ($"{Told(receipt)}; {Voucher(voucher)}", voucher.GetProperty("code").GetString()!);
    }

    public Task<JsonElement> Post(string resource, object request) => story.Post($"members/{id}/{resource}", request);

    /// <summary>What a call is told that must be refused.</summary>
    public Task<string> Refused(string resource, object request) => story.Refused($"members/{id}/{resource}", request);

    /// <summary>The balance and its lots: <c>2700: 2500 until 2027-03-02T05:00Z, 200 for ever</c>, and what is not zero beside it.</summary>
    public async Task<string> Points()
    {
        var member = await Get();
        var lots = member.GetProperty("lots").EnumerateArray().Select(Lot).ToArray();
        var balance = member.GetProperty("balance").GetInt64();
        member.GetProperty("lots").EnumerateArray().Sum(lot => lot.GetProperty("points").GetInt64()).ShouldBe(balance);
        string[] beside = [.. new[] { "pending", "held", "owed" }.Select(name => Beside(member, name)).Where(text => text.Length > 0)];
        return string.Concat([$"{balance}", lots.Length > 0 ? ": " : "", string.Join(", ", lots), .. beside]);
    }

    /// <summary>The tier and the way to the next, as the shop shows it: <c>Silver, 2,650 of 5,001: 2,351 to gold, 52 %</c>.</summary>
    public async Task<string> Tier() => Tier(await Get());

    /// <summary>The same of a receipt.</summary>
    public static string Tier(JsonElement told)
    {
        var (tier, progress) = (told.GetProperty("tier"), told.GetProperty("progress"));
        var formatted = progress.GetProperty("formatted");
        var until = tier.TryGetProperty("until", out var end) ? $" until {Time(end)}" : "";
        var way = progress.TryGetProperty("nextTier", out var next)
            ? $" of {formatted.GetProperty("threshold")}: {formatted.GetProperty("missing")} to {next}, {progress.GetProperty("percent")} %"
            : "";
        return $"{tier.GetProperty("name")}{until}, {formatted.GetProperty("value")}{way}";
    }

    /// <summary>The account banner of the shop: its picture, its text, and the benefits of the tier.</summary>
    public async Task<string> Banner()
    {
        var tier = (await Get()).GetProperty("tier");
        var benefits = tier.GetProperty("benefits").EnumerateArray().Select(Benefit);
        return $"{tier.GetProperty("art").GetProperty("banner")} {tier.GetProperty("texts").GetProperty("banner")}: {string.Join(", ", benefits)}";
    }

    /// <summary>All entries: time, kind, points and the balance after them.</summary>
    public async Task<IReadOnlyList<string>> Ledger()
    {
        List<JsonElement> entries = [];
        for (string? after = ""; after is not null;)
        {
            var page = await story.Get($"members/{id}/ledger?limit=200&after={Uri.EscapeDataString(after)}");
            entries.AddRange(page.GetProperty("entries").EnumerateArray());
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        entries.Select(entry => entry.GetProperty("version").GetInt64()).ShouldBe(Enumerable.Range(1, entries.Count).Select(n => (long)n));
        return [.. entries.Select(Entry)];
    }

    public Task<JsonElement> Get() => story.Get($"members/{id}");

    /// <summary>The points of a receipt, and by what they came.</summary>
    public static string Told(JsonElement receipt)
    {
        var parts = receipt.GetProperty("breakdown").EnumerateArray().Select(line =>
            line.GetProperty("rule").GetString()
            + (line.TryGetProperty("promotion", out var promotion) ? $" by {promotion}" : "")
            + $" {line.GetProperty("points")}").ToArray();
        return receipt.GetProperty("points") + (parts.Length > 0 ? ": " : "") + string.Join(", ", parts);
    }

    /// <summary>A voucher as it is in a receipt or at its own address: <c>giftVoucher 20 EUR until 2026-12-01T10:00Z, open, 20 left</c>.</summary>
    public static string Voucher(JsonElement voucher)
    {
        var worth = Text(voucher, "percent") is { } percent ? $" {percent} %" : Text(voucher, "amount") is { } amount ? $" {amount} {Text(voucher, "currency")}" : "";
        var until = voucher.TryGetProperty("expiresAt", out var end) ? $" until {Time(end)}" : "";
        var state = Text(voucher, "state") is { } known ? $", {known}" : "";
        var left = Text(voucher, "left") is { } money ? $", {money} left" : "";
        return $"{Text(voucher, "kind")}{worth}{until}{state}{left}";
    }

    private static string Benefit(JsonElement benefit) =>
        $"{Text(benefit, "kind")}{(Text(benefit, "percent") is { } percent ? $" {percent} %" : "")}{(Text(benefit, "minOrder") is { } from ? $" from {from}" : "")}";

    private static string? Text(JsonElement told, string name) => told.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static string Lot(JsonElement lot) =>
        $"{lot.GetProperty("points")} {(lot.TryGetProperty("expiresAt", out var end) ? $"until {Time(end)}" : "for ever")}";

    private static string Beside(JsonElement member, string name) =>
        member.GetProperty(name).GetInt64() is not 0 and var points ? $"; {points} {name}" : "";

    private static string Entry(JsonElement entry)
    {
        var owed = entry.GetProperty("owed").GetInt64() is not 0 and var points ? $", {points} owed" : "";
        return $"{Time(entry.GetProperty("at"))} {entry.GetProperty("kind")} {entry.GetProperty("points")} → {entry.GetProperty("balance")}{owed}";
    }

    // Whole minutes are told without seconds.
    private static string Time(JsonElement time) => time.GetString()!.Replace(":00Z", "Z", StringComparison.Ordinal);
}
