using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace Loyalty.Model.Document;

/// <summary>Reads a program from its JSON. It trusts the document: checking it is not the model's business.</summary>
public static class ProgramReader
{
    public static LoyaltyProgram Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var points = root.Find("points");
        return new LoyaltyProgram(
            new Calendar(DateTimeZoneProviders.Tzdb[root.GetProperty("timeZone").GetString()!]),
            root.Find("currencies").Texts() ?? [],
            points.Find("rounding").Text() ?? "down",
            points.Find("pendingFor").Period(),
            points.Find("expire") is { } expire ? ReadExpiration(expire) : null,
            root.Find("debt").Text() != "capped",
            ReadTiers(root.Find("tiers")),
            [.. root.Find("earn").Elements().Select(ReadRule)],
            [.. root.Find("promotions").Elements().Select(ReadPromotion)],
            [.. root.Find("rewards").Elements().Select(ReadReward)]);
    }

    private static Expiration ReadExpiration(JsonElement expire) => new(
        JsonParts.Period(expire.Find("after")) ?? Period.Zero,
        expire.Find("from").Text() ?? "earning",
        expire.Find("at").Text() ?? "exact");

    private static TierRules ReadTiers(JsonElement? tiers)
    {
        var over = tiers.Find("over").Text();
        var isYear = over is "calendarYear" or "memberYear";
        return new TierRules(
            tiers.Find("metric").Text() ?? "lifetimePoints",
            isYear ? null : tiers.Find("over").Period(),
            isYear ? over : null,
            tiers.Find("downgrade").Text() ?? "never",
            tiers.Find("grace").Period(),
            [.. tiers.Find("levels").Elements().Select(level => new Level(
                level.GetProperty("id").GetString()!,
                level.Find("from").Amounts(),
                level.Find("invitationOnly").Flag() ?? false))]);
    }

    private static EarningRule ReadRule(JsonElement rule) => new(
        rule.GetProperty("id").GetString()!,
        rule.GetProperty("on").GetString()!,
        ReadWhere(rule.Find("where")),
        ReadGift(rule.GetProperty("give")),
        rule.Find("instead").Texts() ?? [],
        rule.Find("once").Text() == "perSubject",
        rule.Find("limit") is { } limit
            ? new Limit(limit.GetProperty("times").GetInt32(), JsonParts.Period(limit.Find("per")))
            : null);

    private static Gift ReadGift(JsonElement give) =>
        new(give.GetProperty("points").GetDecimal(), give.Find("per")?.GetDecimal());

    private static Promotion ReadPromotion(JsonElement promotion) => new(
        promotion.GetProperty("id").GetString()!,
        promotion.Find("multiply")?.GetDecimal(),
        promotion.Find("add") is { } add ? ReadGift(add) : null,
        ReadLocal(promotion.Find("from").Text()),
        ReadLocal(promotion.Find("until").Text()),
        promotion.Find("weekly").Texts(),
        ReadWhere(promotion.Find("where")),
        promotion.Find("stack").Text() ?? "best",
        promotion.Find("perMember")?.GetInt64(),
        promotion.Find("active").Flag() ?? true);

    private static LocalDateTime? ReadLocal(string? text) =>
        text is null ? null : LocalDateTime.FromDateTime(DateTime.Parse(text, CultureInfo.InvariantCulture));

    private static Reward ReadReward(JsonElement reward) => new(
        reward.GetProperty("id").GetString()!,
        reward.GetProperty("points").GetInt64(),
        reward.Find("multiple").Flag() ?? false,
        reward.Find("tiers").Texts());

    private static Where ReadWhere(JsonElement? where)
    {
        var lists = new Dictionary<string, IReadOnlyList<string>>();
        if (where is { } present)
        {
            foreach (var key in present.EnumerateObject().Where(key => key.Value.ValueKind == JsonValueKind.Array))
            {
                lists[key.Name] = [.. key.Value.EnumerateArray().Select(value => value.ToString())];
            }
        }

        return new Where(lists, where.Find("minOrder").Amounts(), where.Find("minLine").Amounts());
    }
}
