using System.Text.Json;

namespace Loyalty.Api.Tests.Stories;

/// <summary>A member of a story.</summary>
internal sealed class StoryMember(Story story, string id)
{
    /// <summary>Buys one article; the answer is what it earned.</summary>
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
    public async Task<string> Does(string resource, object request) => Telling.Receipt(await Post(resource, request));

    /// <summary>The same, where a voucher is given: the receipt and the voucher, and the voucher's code.</summary>
    public async Task<(string Told, string Code)> Gets(string resource, object request)
    {
        var receipt = await Post(resource, request);
        var voucher = receipt.GetProperty("voucher");
        return ($"{Telling.Receipt(receipt)}; {Telling.Voucher(voucher)}", voucher.GetProperty("code").GetString()!);
    }

    /// <summary>An activity that gives no voucher any more.</summary>
    public async Task GetsNothing(string activityId, string type)
    {
        var receipt = await Post("activities", new { activityId, type });
        (Telling.Receipt(receipt), receipt.TryGetProperty("voucher", out _)).ShouldBe(("0", false));
    }

    public Task<JsonElement> Post(string resource, object request) => story.Post($"members/{id}/{resource}", request);

    /// <summary>What a call is told that must be refused.</summary>
    public Task<string> Refused(string resource, object request) => story.Refused($"members/{id}/{resource}", request);

    /// <summary>What a redemption of a reward is told that must be refused.</summary>
    public Task<string> RefusedReward(string redemptionId, string rewardId, long? points = null) =>
        Refused("redemptions", new { redemptionId, rewardId, points });

    public async Task<string> Points() => Telling.Points(await Get());

    public async Task<string> Tier() => Telling.Tier(await Get());

    public async Task<string> Banner() => Telling.Banner((await Get()).GetProperty("tier"));

    /// <summary>
    /// All entries, which are numbered without gaps, but for <see cref="Warnings"/> and deliveries: another member's or a voucher's grain
    /// confirms them in its own time.
    /// </summary>
    public async Task<IReadOnlyList<string>> Ledger() =>
        [.. (await Entries()).Where(entry => KindOf(entry) is not ("delivery" or "expiry-warning")).Select(Telling.Entry)];

    /// <summary>When the member was warned of which points, and when the first of them expire.</summary>
    public async Task<IReadOnlyList<string>> Warnings() =>
    [
        .. (await Entries()).Where(entry => KindOf(entry) == "expiry-warning").Select(entry =>
            $"{Telling.Time(entry.GetProperty("at"))} {entry.GetProperty("reason")}, from {Telling.Time(entry.GetProperty("expiresAt"))}"),
    ];

    /// <summary>The vouchers of all entries, and their codes.</summary>
    public async Task<IReadOnlyList<(string Told, string Code)>> Vouchers() =>
    [
        .. (await Entries())
            .SelectMany(entry => entry.TryGetProperty("vouchers", out var vouchers) ? vouchers.EnumerateArray() : [])
            .Select(voucher => (Telling.Voucher(voucher), voucher.GetProperty("code").GetString()!)),
    ];

    public Task<JsonElement> Get() => story.Get($"members/{id}");

    private static string KindOf(JsonElement entry) => entry.GetProperty("kind").GetString()!;

    private async Task<IReadOnlyList<JsonElement>> Entries()
    {
        List<JsonElement> entries = [];
        for (string? after = ""; after is not null;)
        {
            var page = await story.Get($"members/{id}/ledger?limit=200&after={Uri.EscapeDataString(after)}");
            entries.AddRange(page.GetProperty("entries").EnumerateArray());
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }

        entries.Select(entry => entry.GetProperty("version").GetInt32()).ShouldBe(Enumerable.Range(1, entries.Count));
        return entries;
    }
}
