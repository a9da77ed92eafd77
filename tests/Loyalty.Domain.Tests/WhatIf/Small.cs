using System.Text.Json.Nodes;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Money;
using Loyalty.Domain.Orders;

namespace Loyalty.Domain.Tests.WhatIf;

/// <summary>A small program, changes of it, and what is asked under it.</summary>
internal static class Small
{
    public const string Program = """
        {
          "id": "small", "name": { "en": "Small" }, "timeZone": "UTC", "currencies": ["USD", "EUR"],
          "points": { "worth": { "USD": 0.01 }, "expire": { "after": "P12M", "from": "earning", "at": "exact" } },
          "tiers": { "metric": "lifetimePoints", "levels": [
            { "id": "basic", "from": 0 }, { "id": "silver", "from": 1000 }, { "id": "vip", "invitationOnly": true }] },
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 10, "per": 1 } },
            { "id": "review", "on": "activity:review", "give": { "points": 50 } }
          ],
          "referral": { "referrer": { "points": 70 }, "friend": { "points": 30 } },
          "gifts": {},
          "adjustments": { "secondApprovalAbove": 200 },
          "rewards": [
            { "id": "cup", "points": 500, "gives": { "product": "CUP" } },
            { "id": "donation", "points": 100, "gives": { "donation": "a-charity" }, "multiple": true }
          ],
          "promotions": [{ "id": "double", "multiply": 2, "active": false }]
        }
        """;

    public static string With(Action<JsonNode> change)
    {
        var program = JsonNode.Parse(Program)!;
        change(program);
        return program.ToJsonString();
    }

    /// <summary>Points per unit of money.</summary>
    public static string Giving(int points) => With(program => program["earn"]![0]!["give"]!["points"] = points);

    public static string Without(string field) => With(program => program.AsObject().Remove(field));

    public static ShopLife Life(MemberFacts? member = null)
    {
        var life = new ShopLife(Program);
        life.Do(new AccountCommand.Enrol(member ?? new MemberFacts()));
        return life;
    }

    public static AccountCommand Buy(string order, decimal price) => new AccountCommand.Purchase(
        order, new Order { Currency = Currency.Parse("USD"), Lines = [new Line("SHIRT", 1, price)] });

    public static AccountCommand Have(string reward, long? points = null) =>
        new AccountCommand.Redeem($"{reward}-{points}") { RewardId = reward, Points = points };
}
