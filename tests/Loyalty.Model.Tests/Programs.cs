namespace Loyalty.Model.Tests;

/// <summary>Small programs: 1 point for 1 unit of money, no expiry, one level, in UTC, unless told otherwise.</summary>
internal static class Programs
{
    public const string OnePerUnit = """{ "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } }""";

    public const string BonusForSilver =
        """{ "id": "silver-bonus", "on": "purchase", "where": { "tier": ["silver"] }, "give": { "points": 1000 } }""";

    public static string With(
        string earn = OnePerUnit,
        string points = "",
        string tiers = """ "metric": "lifetimePoints", "levels": [{ "id": "basic", "from": 0 }] """,
        string promotions = "",
        string rewards = "",
        string zone = "UTC",
        string debt = "allowed",
        string currencies = "\"EUR\"") => $$"""
        {
          "id": "test", "name": { "en": "Test" }, "timeZone": "{{zone}}", "currencies": [{{currencies}}],
          "points": { {{points}} }, "tiers": { {{tiers}} }, "earn": [{{earn}}],
          "promotions": [{{promotions}}], "rewards": [{{rewards}}], "debt": "{{debt}}"
        }
        """;

    /// <summary>Levels basic from 0, silver from 100, gold from 200.</summary>
    public static string Tiers(string metric, string rest = "") => $$"""
        "metric": "{{metric}}", {{rest}} {{(rest.Length > 0 ? "," : "")}}
        "levels": [{ "id": "basic", "from": 0 }, { "id": "silver", "from": 100 }, { "id": "gold", "from": 200 },
          { "id": "vip", "invitationOnly": true }]
        """;
}
