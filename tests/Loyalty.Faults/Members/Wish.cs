using System.Globalization;
using System.Text.Json;

namespace Loyalty.Faults.Members;

/// <summary>Something that a member wants, as it is sent every time.</summary>
/// <param name="Member">Whose ledger it is about.</param>
/// <param name="Command">Kind and id; null for a read.</param>
internal sealed record Wish(string Member, string? Command, string Path, string? Body)
{
    /// <summary>What a refusal may be about: an order's command, or another member.</summary>
    public string? Refers { get; init; }

    /// <summary>What may earn once whatever the id.</summary>
    public string? BusinessKey { get; init; }

    public HttpMethod Method => Command is null ? HttpMethod.Get : HttpMethod.Post;

    public static Wish Read(string member) => new(member, null, $"/members/{member}", null);

    public static Wish Enrol(string member) => new(member, $"enrol/{member}", "/members", Json(new { memberId = member }));

    public static Wish Purchase(string member, string order, decimal price) => Of(member, "purchase", "purchases", order, new
    {
        orderId = order,
        currency = "USD",
        lines = new[] { new { sku = "MUG", quantity = 1, unitPrice = price } },
    });

    public static Wish Return(string member, string id, string order) =>
        Of(member, "return", "returns", id, new { returnId = id, orderId = order }) with { Refers = $"purchase/{order}" };

    public static Wish Redeem(string member, string id, long points) =>
        Of(member, "redemption", "redemptions", id, new { redemptionId = id, points });

    public static Wish Review(string member, string id, int subject) =>
        Of(member, "activity", "activities", id, new
        {
            activityId = id,
            type = FaultProgram.Review,
            subject = subject.ToString(CultureInfo.InvariantCulture),
        }) with { BusinessKey = $"{FaultProgram.Review}/{subject}" };

    public static Wish Give(string member, string id, string to, long points) =>
        Of(member, "gift", "gifts", id, new { giftId = id, to, points }) with { Refers = to };

    private static Wish Of(string member, string kind, string path, string id, object body) =>
        new(member, $"{kind}/{id}", $"/members/{member}/{path}", Json(body));

    private static string Json(object body) => JsonSerializer.Serialize(body);
}
