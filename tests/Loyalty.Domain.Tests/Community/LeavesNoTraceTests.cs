using Loyalty.Domain.Accounts;
using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Domain.Tests.Community;

/// <summary>What the random lives found, told once more by hand.</summary>
public sealed class LeavesNoTraceTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    private readonly EngineCommunity community = new("""
        {
          "id": "any", "name": { "en": "Any" }, "timeZone": "UTC", "currencies": ["EUR"],
          "points": { "expire": { "after": "P30D", "at": "exact" } },
          "tiers": { "metric": "lifetimePoints", "levels": [{ "id": "basic", "from": 0 }] },
          "earn": [{ "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } }],
          "referral": { "referrer": { "points": 7 }, "friend": { "points": 5 } },
          "rewards": [{ "id": "mug", "points": 9, "gives": { "product": "MUG" }, "stock": 0 }]
        }
        """);

    [Fact]
    public void A_redemption_that_the_stock_refuses_is_no_activity()
    {
        Ask(0, "ann", new Enrolment("ann", Start));
        Ask(1, "ann", Order("order", 1));
        Ask(2, "ann", new Redemption("mug", Day(2), null, "mug"));
        Deliver(3);

        community.Of("ann").Ledger[^1].ShouldBeOfType<AccountEvent.StockRefused>();
        community.Of("ann").Account!.LastActivity.ShouldBe(Day(1));
        community.Of("ann").Account!.Balance.ShouldBe(20);
    }

    [Fact]
    public void A_referrals_reward_that_has_expired_is_let_go_when_its_order_comes_back()
    {
        Ask(0, "ann", new Enrolment("ann", Start));
        Ask(0, "bob", new Enrolment("bob", Start, Referrer: "ann"));
        Ask(1, "bob", Order("order", 1));
        Deliver(2);
        Ask(40, "bob", new Return("back", Day(40), "order"));
        Deliver(40);

        foreach (var member in new[] { "ann", "bob" })
        {
            var reversed = community.Of(member).Ledger.OfType<AccountEvent.ReferralReversed>().ShouldHaveSingleItem();
            (reversed.Reversal.Taken, reversed.Reversal.LetGoExpired).ShouldBe((0, member == "ann" ? 7 : 5));
            (community.Of(member).Account!.Owed, community.Of(member).Account!.LifetimePoints).ShouldBe((0, 0));
        }
    }

    private static Instant Day(int day) => Start + Duration.FromDays(day);

    private static Purchase Order(string id, int day) => new(id, Day(day), "EUR", [new PurchaseLine("A", 1, 20)]);

    private void Ask(int day, string member, Command command) => Take(day, new Step.Ask(Day(day), member, command));

    private void Deliver(int day)
    {
        while (community.Senders.Count > 0)
            Take(day, new Step.Move(Day(day), 0, IsAgain: false, IsWelcome: true));
    }

    private void Take(int day, Step step)
    {
        community.SeeToEffects(Day(day));
        community.Take(step, community.Senders).Refusal.ShouldBeNull();
        community.SeeToEffects(Day(day));
    }
}
