using Loyalty.Domain.Accounts;
using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>
/// For each refusal a command that deserves it, and a later one too wherever both can hold at once: the earlier one is told.
/// </summary>
internal static class RefusalRows
{
    public const string Program = """
        {
          "id": "refusals", "name": { "en": "Refusals" }, "timeZone": "UTC", "currencies": ["USD", "EUR"],
          "points": { "worth": { "USD": 0.01 } },
          "tiers": {
            "metric": "lifetimePoints", "levels": [{ "id": "basic", "from": 0 }, { "id": "silver", "from": 1000 }] },
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } },
            { "id": "review", "on": "activity:review", "give": { "points": 1 } }
          ],
          "rewards": [
            { "id": "tote", "points": 500, "gives": { "product": "TOTE" }, "stock": 3, "tiers": ["silver"] },
            { "id": "cup", "points": 200, "gives": { "product": "CUP" } },
            { "id": "mug", "points": 200, "gives": { "product": "MUG" }, "stock": 3 }
          ]
        }
        """;

    /// <summary>The member bought two shirts and a coat for 40, all kept, and a hat for 10 that went back, the price first.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 5, 1, 12, 0);

    public static readonly (AccountRefusal Reason, string Why, AccountCommand Command)[] All =
    [
        (AccountRefusal.MemberUnknown, "nobody, in the future, with a currency that is unknown", Buying("JPY", 1, 5) with { OccurredAt = Late }),
        (AccountRefusal.OccurredInFuture, "in the future, with a currency that is unknown", Buying("JPY", 1, 5) with { OccurredAt = Late }),
        (AccountRefusal.CurrencyUnknown, "an unknown currency, in which points have no worth", Buying("JPY", 1, 5)),
        (AccountRefusal.PointsHaveNoWorth, "points without a worth, for far too much", Buying("EUR", 1e16m, 5)),
        (AccountRefusal.OrderUnknown, "of an order that is unknown, more pieces than any", Returning("none", pieces: 100)),
        (AccountRefusal.PiecesExceeded, "more pieces than are left, of an order of which nothing is", Returning("hat", pieces: 1)),
        (AccountRefusal.AmountExceeded, "more money than is left, of an order of which nothing is", Returning("hat", amount: 1)),
        (AccountRefusal.NothingLeft, "all of an order of which nothing is left", Returning("hat")),
        (AccountRefusal.ActivityUnknown, "an activity without a rule", new AccountCommand.Act("a", "dance", null)),
        (AccountRefusal.RewardUnknown, "a reward that there is not, for more points than there are", Redeeming("boat", 9_999)),
        (AccountRefusal.RewardNotForTier, "another tier's reward, with stock, for other points than it costs", Redeeming("tote", 9_999)),
        (AccountRefusal.RewardUnavailable, "a reward with stock that the balance does not cover", Redeeming("mug", null)),
        (AccountRefusal.InsufficientPoints, "a reward that the balance does not cover", Redeeming("cup", null)),
        (AccountRefusal.TooManyPoints, "more than an account can hold", Buying("USD", 1e15m + 1, 0)),
    ];

    private static Instant Late => Now + Duration.FromMinutes(5) + Duration.Epsilon;

    public static IEnumerable<Command> Before()
    {
        yield return new Enrolment("ann", Now - Duration.FromDays(10));
        yield return Buy("shirts", new PurchaseLine("A", 2, 10), new PurchaseLine("COAT", 1, 20));
        yield return Buy("hat", new PurchaseLine("A", 1, 10));
        yield return new Return("r1", Now - Duration.FromDays(8), "hat");
    }

    private static Purchase Buy(string order, params PurchaseLine[] lines) => new(order, Now - Duration.FromDays(9), "USD", lines);

    private static AccountCommand.Purchase Buying(string currency, decimal price, long pointsPaid) => new("o", new Orders.Order
    {
        Currency = Domain.Money.Currency.Parse(currency),
        Lines = [new Orders.Line("A", 1, price)],
    })
    { PointsPaid = pointsPaid };

    private static AccountCommand.Return Returning(string order, int? pieces = null, decimal? amount = null) => new("r", order)
    {
        Lines = pieces is { } count ? [new Pieces("A", count)] : null,
        Amount = amount,
    };

    private static AccountCommand.Redeem Redeeming(string reward, long? points) => new("x") { RewardId = reward, Points = points };
}
