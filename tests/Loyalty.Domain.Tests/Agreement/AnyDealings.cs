namespace Loyalty.Domain.Tests.Agreement;

/// <summary>What a program says of holds, payments, referrals, gifts, corrections, and rewards with stock, windows and limits.</summary>
internal static class AnyDealings
{
    public const string Regions = """, "fromByRegion": { "US": 29, "FR": { "EUR": 28 } }""";

    // Where activity moves expiry, the engine does not know how far it moved that of a reward which the referrer got at once.
    private const string KeptFor = ", \"keptFor\": \"P14D\"";

    private static readonly string[] Sold =
    [
        """{ "id": "mug", "points": 9, "gives": { "product": "MUG" }, "stock": 3 },""",
        """{ "id": "pin", "points": 4, "gives": { "product": "PIN" }, "stock": 5, "multiple": true, "limit": { "times": 2, "per": "P3D" } },""",
        """{ "id": "ship", "points": 12, "gives": { "freeShipping": true }, "validFor": "P90D" },""",
        """{ "id": "money", "points": 10, "gives": { "moneyOff": { "USD": 5 } }, "limit": { "times": 2 } },""",
        """{ "id": "tea", "points": 8, "gives": { "experience": { "id": "tea", "at": "2024-06-01T18:00" } }, "stock": 2 },""",
        """{ "id": "spring", "points": 6, "gives": { "percentOff": 5 }, """
            + """ "from": "2024-01-15T00:00", "until": "2024-04-01T00:00", "weekly": ["mon", "tue", "fri"] },""",
        """{ "id": "given", "gives": { "percentOff": 5 } },""",
    ];

    public static string Rewards(Random random) => string.Concat(Sold.Where(_ => random.Next(4) > 0));

    public static string Points(Random random) => random.Any("", ", \"holdFor\": \"P1D\"", ", \"holdFor\": \"PT36H\"")
        + random.Any("", ", \"excludes\": []", ", \"excludes\": [\"points\"]", ", \"excludes\": [\"vouchers\"]")
        + random.Any("", ", \"worth\": { \"USD\": 0.5, \"EUR\": 0.3 }", ", \"worth\": { \"USD\": 0.7 }");

    public static string Of(Random random, bool isByActivity) => Referral(random, isByActivity) + Gifts(random)
        + random.Any("", """ "adjustments": { "secondApprovalAbove": 20 },""");

    private static string Referral(Random random, bool isByActivity) => random.Next(4) == 0 ? "" : $$"""
        "referral": { "referrer": { "points": {{random.Next(0, 20)}} }, "friend": { "points": {{random.Next(0, 20)}} }
          {{random.Any("", ", \"window\": \"P14D\"", ", \"window\": \"P90D\"")}}
          {{random.Any("", ", \"maxPerReferrer\": 1")}} {{random.Any(isByActivity ? KeptFor : "", KeptFor, ", \"keptFor\": \"P1M\"")}} },
        """;

    private static string Gifts(Random random) => random.Next(4) == 0 ? "" : $$"""
        "gifts": { {{random.Any("", "\"maxPerDay\": 20", "\"maxPerDay\": 20, \"coolingOff\": \"P1D\"")}} },
        """;
}
