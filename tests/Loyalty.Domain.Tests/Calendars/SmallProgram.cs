namespace Loyalty.Domain.Tests.Calendars;

/// <summary>One point for a dollar, two levels.</summary>
internal static class SmallProgram
{
    public static string With(
        string zone = "America/New_York", string expire = "P12M", string at = "exact", string metric = "lifetimePoints",
        string over = "P12M", string downgrade = "never", string? grace = null) => $$"""
        {
          "id": "small", "name": { "en": "Small" }, "timeZone": "{{zone}}", "currencies": ["USD"],
          "points": { "expire": { "after": "{{expire}}", "at": "{{at}}" } },
          "tiers": {
            "metric": "{{metric}}", "over": "{{over}}", "downgrade": "{{downgrade}}",{{(grace is null ? "" : $" \"grace\": \"{grace}\",")}}
            "levels": [{ "id": "basic", "from": 0 }, { "id": "silver", "from": 100 }]
          },
          "earn": [{ "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } }]
        }
        """;
}
