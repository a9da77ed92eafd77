using System.Globalization;

namespace Loyalty.Faults.Members;

/// <summary>The program whose members are under load: all that can go wrong between silos is in it.</summary>
/// <param name="Budget">Points that its promotion may give; 0: it has no budget.</param>
internal sealed record FaultProgram(long Budget)
{
    public const string Id = "faults";
    public const string Promotion = "double";
    public const string Review = "review";

    public string Document => $$"""
        {
          "id": "{{Id}}",
          "name": { "en": "Faults" },
          "timeZone": "UTC",
          "currencies": ["USD"],
          "points": { "worth": { "USD": 0.01 } },
          "tiers": { "metric": "lifetimePoints", "levels": [{ "id": "bronze", "from": 0 }, { "id": "gold", "from": 20000 }] },
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 10, "per": 1 } },
            { "id": "first-purchase", "on": "purchase", "where": { "orderNumber": [1] }, "give": { "points": 150 } },
            { "id": "{{Review}}", "on": "activity:{{Review}}", "give": { "points": 50 }, "once": "perSubject" }
          ],
          "gifts": {},
          "promotions": [
            { "id": "{{Promotion}}", "multiply": 2, "active": true{{(Budget == 0 ? "" : $", \"budget\": {Budget.ToString(CultureInfo.InvariantCulture)}")}} }
          ]
        }
        """;
}
