using System.Globalization;
using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Clients;

/// <summary>The program of a world.</summary>
internal sealed record ShopProgram(string Document, long? Budget, int Stock)
{
    public const string Id = "sim";
    public const string Toggled = "double";
    public const string Budgeted = "extra";
    public const string Review = "review";

    public static ShopProgram Of(Dice dice)
    {
        long? budget = dice.Chance(0.4) ? dice.Between(200, 3_000) : null;
        var stock = dice.Between(1, 4);
        var extra = budget is null ? "" : string.Create(
            CultureInfo.InvariantCulture, $$""", { "id": "{{Budgeted}}", "add": { "points": 5, "per": 1 }, "stack": "add", "budget": {{budget}}, "active": true }""");
        return new ShopProgram(Text(extra, stock), budget, stock);
    }

    private static string Text(string extra, int stock) => $$"""
        {
          "id": "{{Id}}", "name": { "en": "Simulation" }, "timeZone": "Europe/Paris", "currencies": ["USD"],
          "points": { "worth": { "USD": 0.01 }, "expire": { "after": "P3M", "from": "earning", "at": "endOfDay" }, "holdFor": "PT1H" },
          "tiers": { "metric": "points", "over": "P6M", "downgrade": "atPeriodEnd",
                     "levels": [{ "id": "bronze", "from": 0 }, { "id": "silver", "from": 300 }, { "id": "gold", "from": 2000 }] },
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 10, "per": 1 } },
            { "id": "first-purchase", "on": "purchase", "where": { "orderNumber": [1] }, "give": { "points": 150 } },
            { "id": "{{Review}}", "on": "activity:{{Review}}", "give": { "points": 50 }, "once": "perSubject" },
            { "id": "birthday", "on": "birthdayMonth", "give": { "points": 40 } }
          ],
          "gifts": {}, "debt": "allowed",
          "referral": { "referrer": { "points": 70 }, "friend": { "points": 30 }, "keptFor": "P2D" },
          "rewards": [
            { "id": "ten-percent", "points": 100, "gives": { "percentOff": 10 }, "validFor": "P90D" },
            { "id": "gift-card", "points": 150, "gives": { "giftVoucher": { "USD": 10 } } },
            { "id": "tote", "points": 80, "gives": { "product": "TOTE" }, "stock": {{stock}} }
          ],
          "promotions": [{ "id": "{{Toggled}}", "multiply": 2, "stack": "best", "active": true }{{extra}}]
        }
        """;
}
