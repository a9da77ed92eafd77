namespace Loyalty.Domain.Tests.Agreement;

/// <summary>Program documents put together at random, so that each rule of the document meets each other.</summary>
internal static class AnyProgram
{
    public static readonly string[] Zones =
        ["America/New_York", "Europe/London", "Pacific/Auckland", "Pacific/Apia", "UTC", "Australia/Lord_Howe", "Pacific/Kiritimati"];

    private static readonly string[] Rules =
    [
        """{ "id": "first", "on": "purchase", "where": { "orderNumber": [1, 3] }, "give": { "points": 15 } }""",
        """
        { "id": "house", "on": "purchase", "where": { "paymentMethod": ["card"] },
          "give": { "points": 2, "per": 1 }, "instead": ["purchase"] }
        """,
        """
        { "id": "b", "on": "purchase", "where": { "sku": ["B"] },
          "give": { "points": 3, "per": 2.5 }, "instead": ["purchase", "house"] }
        """,
        """
        { "id": "shoes", "on": "purchase", "where": { "category": ["shoes"], "minLine": { "USD": 20 } },
          "give": { "points": 0.7, "per": 3 } }
        """,
        """
        { "id": "big", "on": "purchase", "where": { "minOrder": { "USD": 60, "EUR": 50 } },
          "give": { "points": 9 }, "limit": { "times": 2, "per": "P1M" } }
        """,
        """
        { "id": "gold-extra", "on": "purchase", "where": { "tier": ["silver", "gold"] },
          "give": { "points": 1, "per": 2 } }
        """,
        """
        { "id": "rare", "on": "purchase", "where": { "region": ["FR"], "tag": ["staff", "x"] },
          "give": { "points": 5 }, "limit": { "times": 3 } }
        """,
        """{ "id": "review", "on": "activity:review", "give": { "points": 6 }, "once": "perSubject" }""",
        """{ "id": "share", "on": "activity:share", "give": { "points": 7 }, "limit": { "times": 2, "per": "P3D" } }""",
        """{ "id": "share-gold", "on": "activity:share", "where": { "tier": ["gold"] }, "give": { "points": 4 } }""",
        """{ "id": "months", "on": "membership", "where": { "months": [1, 2, 13] }, "give": { "points": 8 } }""",
        """
        { "id": "year", "on": "membership", "where": { "months": [12], "tier": ["silver", "gold"] },
          "give": { "points": 20 } }
        """,
        """{ "id": "birthday", "on": "birthdayMonth", "give": { "points": 11 } }""",
    ];

    private static readonly string[] Promotions =
    [
        """
        { "id": "double", "multiply": 2, "weekly": ["sat", "sun", "mon"],
          "stack": "best", "active": true, "perMember": 60 }
        """,
        """{ "id": "more", "multiply": 1.5, "where": { "channel": ["web"] }, "stack": "best", "active": true }""",
        """
        { "id": "extra", "add": { "points": 1, "per": 3 }, "where": { "category": ["shoes"] },
          "stack": "add", "active": true }
        """,
        """
        { "id": "spring", "add": { "points": 2, "per": 1 }, "from": "2024-03-01T00:00", "until": "2024-07-01T00:00",
          "stack": "best", "active": true }
        """,
        """{ "id": "alone", "multiply": 3, "where": { "sku": ["C"] }, "stack": "exclusive", "active": false }""",
        """{ "id": "capped", "add": { "points": 3, "per": 2 }, "stack": "add", "active": true, "perMember": 25 }""",
    ];

    public static string Of(Random random, bool isForMany = false)
    {
        var rules = Rules.Where(_ => random.Next(3) == 0).ToList();
        rules.Insert(random.Next(rules.Count + 1), """{ "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } }""");
        var tiers = Tiers(random);
        var expire = Expire(random);

        // Points that expire at the instant of an award by time: whether that sees the tier before or after is left open.
        if (tiers.Contains("balance", StringComparison.Ordinal))
            rules.RemoveAll(rule => rule.Contains("\"year\"", StringComparison.Ordinal));
        var text = string.Join(",\n", rules);
        if (!text.Contains("\"id\": \"house\"", StringComparison.Ordinal))
            text = text.Replace("""["purchase", "house"]""", """["purchase"]""", StringComparison.Ordinal);
        return $$"""
        {
          "id": "any", "name": { "en": "Any" }, "timeZone": "{{random.Any(Zones)}}", "currencies": ["USD", "EUR"],
          "points": { "rounding": "{{random.Any("down", "nearest", "up")}}"{{Pending(random)}}{{expire}}{{Warning(expire)}}
          {{(isForMany ? AnyDealings.Points(random) : "")}} },
          "tiers": {{tiers}},
          "earn": [{{text}}],
          "promotions": [{{string.Join(",\n", Promotions.Where(_ => random.Next(3) == 0))}}],
          {{(isForMany ? AnyDealings.Of(random, expire.Contains("lastActivity", StringComparison.Ordinal)) : "")}}
          "rewards": [
            {{(isForMany ? AnyDealings.Rewards(random) : "")}}
            { "id": "cup", "points": 40, "gives": { "product": "CUP" } },
            { "id": "tote", "points": 25, "gives": { "product": "TOTE" }, "tiers": ["silver", "gold"] },
            { "id": "donate", "points": 10, "gives": { "donation": "a" }, "multiple": true }
          ],
          "debt": "{{random.Any("allowed", "allowed", "capped")}}"
        }
        """;
    }

    private static string Pending(Random random) =>
        random.Next(3) > 0 ? "" : $", \"pendingFor\": \"{random.Any("P14D", "P1M", "PT36H", "P3D")}\"";

    private static string Expire(Random random) => random.Next(4) == 0 ? "" : $$"""
        , "expire": { "after": "{{random.Any("P12M", "P2M", "P45D", "P1Y1D")}}", "from": "{{random.Any("earning", "earning", "lastActivity")}}",
          "at": "{{random.Any("exact", "endOfDay", "endOfMonth", "endOfYear")}}" }
        """;

    /// <summary>The model knows no warnings: they change nothing that it knows. One of three months comes at once, with points that live for two.</summary>
    private static string Warning(string expire) => expire.Contains("P45D", StringComparison.Ordinal) ? ", \"warnBefore\": \"P10D\""
        : expire.Contains("P2M", StringComparison.Ordinal) ? ", \"warnBefore\": \"P3M\""
        : expire.Contains("P12M", StringComparison.Ordinal) ? ", \"warnBefore\": \"P1M\"" : "";

    private static string Tiers(Random random)
    {
        var metric = random.Any("lifetimePoints", "points", "points", "spend", "spend", "balance");
        var over = metric is "points" or "spend" ? $"\"over\": \"{random.Any("P12M", "P1M", "P90D", "calendarYear", "memberYear")}\"," : "";
        var grace = random.Next(3) == 0 ? $"\"grace\": \"{random.Any("P1M", "P10D", "PT5H")}\"," : "";
        return $$"""
        {
          "metric": "{{metric}}", {{over}} {{grace}} "downgrade": "{{random.Any("never", "atPeriodEnd", "atOnce")}}",
          "levels": [
            { "id": "basic", "from": 0 },
            { "id": "silver", "from": {{random.Any("100", "30.5", """{ "USD": 50, "EUR": 80 }""")}}{{random.Any("", "", AnyDealings.Regions)}} },
            { "id": "gold", "from": {{random.Any("200", "150", """{ "USD": 250, "EUR": 140 }""")}} },
            { "id": "vip", "invitationOnly": true }
          ]
        }
        """;
    }

    public static string Any(this Random random, params string[] texts) => texts[random.Next(texts.Length)];
}
