using System.Globalization;
using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Clients;

/// <summary>The program of a world.</summary>
/// <param name="Budget">What one of its promotions may give in all; null: it has no such promotion.</param>
/// <param name="Stock">Pieces that there are of a reward.</param>
/// <param name="IsSandbox">Whether its clock is moved by calls.</param>
internal sealed record ShopProgram(string Document, long? Budget, int Stock, bool IsSandbox)
{
    public const string Id = "sim";
    public const string Toggled = "double";
    public const string Budgeted = "extra";
    public const string Review = "review";
    public const string Tote = "tote";
    public const string TenPercent = "ten-percent";
    public const string GiftCard = "gift-card";
    public const string Invited = "friends";

    /// <summary>An adjustment above this waits for a second person.</summary>
    public const int AloneUpTo = 200;

    public static ShopProgram Of(Dice dice)
    {
        long? budget = dice.Chance(0.4) ? dice.Between(200, 3_000) : null;
        var stock = dice.Between(1, 4);
        var extra = budget is null ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $$""", { "id": "{{Budgeted}}", "add": { "points": 5, "per": 1 }, "stack": "add", "budget": {{budget}}, "active": true }""");
        var isSandbox = dice.Chance(0.2);
        return new ShopProgram(Text(extra, stock, isSandbox), budget, stock, isSandbox);
    }

    /// <summary>A promotion that never gives anything.</summary>
    public static string Idle(int change) =>
        $$"""{ "id": "idle", "name": { "en": "Change {{change}}" }, "multiply": 3, "stack": "add", "where": { "category": ["nothing"] }, "active": false }""";

    private static string Text(string extra, int stock, bool isSandbox) => $$"""
        {
          "id": "{{Id}}", "name": { "en": "Simulation" }, "timeZone": "Europe/Paris", "currencies": ["USD"],
          "sandbox": {{(isSandbox ? "true" : "false")}},
          "points": { "worth": { "USD": 0.01 }, "expire": { "after": "P3M", "from": "earning", "at": "endOfDay" }, "holdFor": "PT1H" },
          "tiers": { "metric": "points", "over": "P6M", "downgrade": "atPeriodEnd",
                     "levels": [{ "id": "bronze", "from": 0 }, { "id": "silver", "from": 300 }, { "id": "gold", "from": 2000 },
                                 { "id": "{{Invited}}", "invitationOnly": true }] },
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 10, "per": 1 } },
            { "id": "first-purchase", "on": "purchase", "where": { "orderNumber": [1] }, "give": { "points": 150 } },
            { "id": "{{Review}}", "on": "activity:{{Review}}", "give": { "points": 50 }, "once": "perSubject" },
            { "id": "birthday", "on": "birthdayMonth", "give": { "points": 40 } }
          ],
          "gifts": {}, "debt": "allowed", "adjustments": { "secondApprovalAbove": {{AloneUpTo}} },
          "referral": { "referrer": { "points": 70 }, "friend": { "points": 30 }, "keptFor": "P2D" },
          "rewards": [
            { "id": "{{TenPercent}}", "points": 100, "gives": { "percentOff": 10 }, "validFor": "P90D" },
            { "id": "{{GiftCard}}", "points": 150, "gives": { "giftVoucher": { "USD": 10 } } },
            { "id": "{{Tote}}", "points": 80, "gives": { "product": "TOTE" }, "stock": {{stock}} }
          ],
          "promotions": [{ "id": "{{Toggled}}", "multiply": 2, "stack": "best", "active": true }{{extra}}]
        }
        """;
}
