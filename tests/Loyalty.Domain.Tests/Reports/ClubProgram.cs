namespace Loyalty.Domain.Tests.Reports;

/// <summary>A point for a dollar; points of a year expire together, so one lot holds many months.</summary>
internal static class ClubProgram
{
    public static string With(
        string zone = "America/New_York", string expire = "\"after\": \"P12M\", \"at\": \"endOfYear\"", string pending = "") => $$"""
        {
          "id": "club", "name": { "en": "Club" }, "timeZone": "{{zone}}", "currencies": ["USD", "EUR"],
          "points": { {{pending}} "expire": { {{expire}} }, "worth": { "USD": 0.01 } },
          "tiers": {
            "metric": "lifetimePoints", "downgrade": "never",
            "levels": [{ "id": "basic", "from": 0 }, { "id": "silver", "from": 150 }, { "id": "vip", "invitationOnly": true }]
          },
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } },
            { "id": "review", "on": "activity:review", "give": { "points": 10 } }
          ],
          "gifts": {},
          "adjustments": { "secondApprovalAbove": 500 },
          "rewards": [
            { "id": "mug", "points": 30, "gives": { "product": "MUG" }, "stock": 5 },
            { "id": "five", "points": 20, "gives": { "moneyOff": { "USD": 5 } } },
            { "id": "donate", "points": 10, "gives": { "donation": "a-charity" }, "multiple": true }
          ],
          "promotions": [{ "id": "double", "multiply": 2, "weekly": ["sat"], "active": true }]
        }
        """;
}
