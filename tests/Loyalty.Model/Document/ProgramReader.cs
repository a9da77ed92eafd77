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
            [.. root.Find("rewards").Elements().Select(ReadReward)])
        {
            HoldFor = points.Find("holdFor").Period() ?? Period.FromHours(1),
            Excludes = points.Find("excludes").Texts() ?? ["points", "vouchers"],
            Worth = points.Find("worth").Amounts(),
            Referral = root.Find("referral") is { } referral ? ReadReferral(referral) : null,
            Gifts = root.Find("gifts") is { } gifts
                ? new GiftRules(gifts.Find("maxPerDay")?.GetInt64(), JsonParts.Period(gifts.Find("coolingOff")))
                : null,
            SecondApprovalAbove = root.Find("adjustments").Find("secondApprovalAbove")?.GetInt64(),
        };
    }

    private static ReferralRules ReadReferral(JsonElement referral) => new(
        referral.Find("referrer").Find("points")?.GetInt64() ?? 0,
        referral.Find("friend").Find("points")?.GetInt64() ?? 0,
        JsonParts.Period(referral.Find("window")),
        referral.Find("maxPerReferrer")?.GetInt32(),
        JsonParts.Period(referral.Find("keptFor")));

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
                level.Find("invitationOnly").Flag() ?? false,
                ReadRegions(level.Find("fromByRegion"))))]);
    }

    private static Dictionary<string, Amounts> ReadRegions(JsonElement? regions) => regions is { } present
        ? present.EnumerateObject().ToDictionary(region => region.Name, region => JsonParts.Amounts(region.Value)!)
        : [];

    private static EarningRule ReadRule(JsonElement rule) => new(
        rule.GetProperty("id").GetString()!,
        rule.GetProperty("on").GetString()!,
        ReadWhere(rule.Find("where")),
        ReadGive(rule.GetProperty("give")),
        rule.Find("instead").Texts() ?? [],
        rule.Find("once").Text() == "perSubject",
        rule.Find("once").Text() == "perMember",
        ReadLimit(rule.Find("limit")));

    private static Limit? ReadLimit(JsonElement? limit) => limit is { } present
        ? new Limit(present.GetProperty("times").GetInt32(), JsonParts.Period(present.Find("per")))
        : null;

    /// <summary>A rule that gives a voucher gives no points.</summary>
    private static Give ReadGive(JsonElement give) => new(give.Find("points")?.GetDecimal() ?? 0, give.Find("per")?.GetDecimal());

    private static Promotion ReadPromotion(JsonElement promotion) => new(
        promotion.GetProperty("id").GetString()!,
        promotion.Find("multiply")?.GetDecimal(),
        promotion.Find("add") is { } add ? ReadGive(add) : null,
        ReadLocal(promotion.Find("from").Text()),
        ReadLocal(promotion.Find("until").Text()),
        promotion.Find("weekly").Texts(),
        ReadWhere(promotion.Find("where")),
        promotion.Find("stack").Text() ?? "best",
        promotion.Find("perMember")?.GetInt64(),
        promotion.Find("active").Flag() ?? true);

    private static LocalDateTime? ReadLocal(string? text) =>
        text is null ? null : LocalDateTime.FromDateTime(DateTime.Parse(text, CultureInfo.InvariantCulture));

    private static Reward ReadReward(JsonElement reward)
    {
        var gives = reward.Find("gives");
        var money = gives.Find("moneyOff") ?? gives.Find("giftVoucher");
        return new Reward(
            reward.GetProperty("id").GetString()!,
            reward.Find("points")?.GetInt64(),
            reward.Find("multiple").Flag() ?? false,
            reward.Find("tiers").Texts(),
            reward.Find("stock")?.GetInt64(),
            ReadLimit(reward.Find("limit")),
            ReadLocal(reward.Find("from").Text()),
            ReadLocal(reward.Find("until").Text()),
            reward.Find("weekly").Texts(),
            (money ?? gives.Find("percentOff") ?? gives.Find("freeShipping")) is not null,
            money.Amounts(),
            gives.Find("experience") is { ValueKind: JsonValueKind.Object } experience ? ReadLocal(experience.Find("at").Text()) : null);
    }

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
