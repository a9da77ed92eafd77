namespace Loyalty.Model.Tests;

internal static class StorefrontProgram
{
    public const string Json = """
        {
          "id": "storefront-like", "name": { "en": "Storefront" }, "timeZone": "America/New_York", "currencies": ["GBP"],
          "points": { "rounding": "down", "expire": { "after": "P12M", "from": "earning", "at": "endOfDay" } },
          "tiers": {
            "metric": "lifetimePoints", "downgrade": "never",
            "levels": [
              { "id": "bronze", "name": { "en": "Bronze" }, "from": 0 },
              { "id": "silver", "name": { "en": "Silver" }, "from": 1001 },
              { "id": "gold", "name": { "en": "Gold" }, "from": 5001 }
            ]
          },
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 100, "per": 1 } },
            { "id": "first-purchase", "on": "purchase", "where": { "orderNumber": [1] }, "give": { "points": 150 } },
            { "id": "hundredth-order", "on": "purchase", "where": { "orderNumber": [100] }, "give": { "points": 1000 } }
          ],
          "debt": "allowed"
        }
        """;
}
