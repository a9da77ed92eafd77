using System.Text.Json.Nodes;
using Loyalty.EndToEnd.Tests.Processes;

namespace Loyalty.EndToEnd.Tests.Acceptance;

/// <summary>Program documents of the tests.</summary>
internal static class Programs
{
    /// <summary>The storefront program under another id, with a clock that can be moved.</summary>
    public static string Sandbox(string id)
    {
        var program = JsonNode.Parse(File.ReadAllText(Path.Combine(Built.Root, "programs", "storefront.json")))!;
        program["id"] = id;
        program["sandbox"] = true;
        return program.ToJsonString();
    }

    /// <summary>Spend tiers over a rolling year with a month of grace; points live a year to the instant, in Paris.</summary>
    public static string RollingYear(string id) => $$"""
        {
          "id": "{{id}}",
          "name": { "en": "Rolling year" },
          "timeZone": "Europe/Paris",
          "currencies": ["EUR"],
          "sandbox": true,
          "points": { "expire": { "after": "P12M", "from": "earning", "at": "exact" } },
          "tiers": {
            "metric": "spend", "over": "P12M", "downgrade": "atOnce", "grace": "P1M",
            "levels": [{ "id": "basic", "from": 0 }, { "id": "silver", "from": { "EUR": 500 } }]
          },
          "earn": [{ "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } }]
        }
        """;

    /// <summary>A point a dollar, until the end of the day a year later in New York; double points that are switched by hand.</summary>
    public static string EndOfDay(string id) => $$"""
        {
          "id": "{{id}}",
          "name": { "en": "End of day" },
          "timeZone": "America/New_York",
          "currencies": ["USD"],
          "sandbox": true,
          "points": { "expire": { "after": "P12M", "from": "earning", "at": "endOfDay" } },
          "tiers": { "metric": "lifetimePoints", "levels": [{ "id": "basic", "from": 0 }] },
          "earn": [{ "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } }],
          "rewards": [{ "id": "mug", "points": 100, "gives": { "product": "MUG" } }],
          "promotions": [{ "id": "double", "multiply": 2, "active": false }]
        }
        """;
}
