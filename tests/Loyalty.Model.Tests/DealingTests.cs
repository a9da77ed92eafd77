using Loyalty.Model.Document;
using Loyalty.Model.Ledger;

namespace Loyalty.Model.Tests;

/// <summary>What passes between members, and points that are set aside.</summary>
public sealed class DealingTests
{
    private const string More = """
        "referral": { "referrer": { "points": 7 }, "friend": { "points": 5 }, "window": "P30D" },
        "gifts": { "maxPerDay": 50, "coolingOff": "P1D" }
        """;

    private static readonly Instant Start = Story.Time("2026-01-01T00:00Z");

    private readonly World world = new(ProgramReader.Read(
        Programs.With(points: "\"expire\": { \"after\": \"P30D\", \"at\": \"exact\" }").TrimEnd().TrimEnd('}') + "," + More + "}"));

    public DealingTests()
    {
        world.Ask("ann", new Enrolment("ann", Start));
        world.Ask("bob", new Enrolment("bob", Start, Referrer: "ann"));
        world.Ask("ann", Order("order", 0, 100)).Points.ShouldBe(100);
    }

    [Fact]
    public void What_expires_while_it_is_held_expires_when_it_comes_back()
    {
        world.Ask("ann", new Redemption("hold", Day(30) - Duration.FromMinutes(30), 60, Hold: true));

        var held = world.FiguresOf("ann", Day(30));
        (held.Balance, held.Held, held.Expired).ShouldBe((0, 60, 40));
        var forgotten = world.FiguresOf("ann", Day(31));
        (forgotten.Balance, forgotten.Held, forgotten.Expired).ShouldBe((0, 0, 100));
    }

    [Fact]
    public void A_capture_in_time_spends_what_was_held()
    {
        world.Ask("ann", new Redemption("hold", Day(30) - Duration.FromMinutes(30), 60, Hold: true));
        world.Ask("ann", new Capture("hold", Day(30) + Duration.FromMinutes(29))).Points.ShouldBe(-60);
        world.Ask("ann", new Capture("hold", Day(30) + Duration.FromMinutes(29))).Refusal.ShouldBe("hold-over");

        world.FiguresOf("ann", Day(31)).Redeemed.ShouldBe(60);
    }

    [Fact]
    public void Points_that_paid_an_order_come_back_in_proportion_and_at_their_expiry()
    {
        world.Ask("ann", new Redemption("pay", Day(1), 50, OrderId: "two"));
        world.Ask("ann", Order("two", 1, 30));
        world.Ask("ann", new Return("back", Day(2), "two", Amount: 10)).Points.ShouldBe(-10);

        // 50 x 10 / 30 = 16.67, down to 16: they expire with the rest of the first order.
        var figures = world.FiguresOf("ann", Day(2));
        figures.Lots.ShouldBe([new Lot(Day(30), 100 - 50 + 16), new Lot(Day(31), 20)]);
        figures.Restored.ShouldBe(16);
    }

    [Fact]
    public void A_gift_keeps_its_expiry_and_is_under_way_until_it_arrives()
    {
        world.Ask("ann", new Gift("early", Start, "bob", 1)).Refusal.ShouldBe("too-early");
        world.Ask("ann", new Gift("gift", Day(1), "bob", 50)).Points.ShouldBe(-50);
        world.Ask("ann", new Gift("more", Day(1), "bob", 1)).Refusal.ShouldBe("limit-of-gifts");
        world.PointsUnderWay.ShouldBe(50);

        world.Move("ann", Day(2), isAgain: false, isWelcome: true);
        world.Move("ann", Day(2), isAgain: false, isWelcome: true);

        world.PointsUnderWay.ShouldBe(0);
        world.FiguresOf("bob", Day(2)).Lots.ShouldBe([new Lot(Day(30), 50)]);
        world.FiguresOf("bob", Day(2)).LifetimePoints.ShouldBe(0);
    }

    [Fact]
    public void Both_sides_are_rewarded_for_the_friends_first_purchase_and_lose_it_when_it_comes_back()
    {
        world.Ask("bob", Order("first", 1, 10));
        world.FiguresOf("bob", Day(1)).Balance.ShouldBe(15);
        Deliver(Day(2));
        world.FiguresOf("ann", Day(2)).Balance.ShouldBe(107);

        world.Ask("bob", new Return("back", Day(3), "first"));
        Deliver(Day(3));

        world.FiguresOf("bob", Day(3)).LifetimePoints.ShouldBe(0);
        world.FiguresOf("ann", Day(3)).Balance.ShouldBe(100);
    }

    private static Instant Day(int day) => Start + Duration.FromDays(day);

    private static Purchase Order(string id, int day, decimal price) => new(id, Day(day), "EUR", [new PurchaseLine("A", 1, price)]);

    private void Deliver(Instant at)
    {
        while (world.Senders.Count > 0)
        {
            world.Move(world.Senders[0], at, isAgain: false, isWelcome: true);
        }
    }
}
