using Loyalty.Domain.Accounts;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Points that pay an order, and come back with it: 100 that expire on 1 March and 200 that expire on 5 March, at nine.</summary>
public sealed class OrderPaymentTests
{
    private const string Program = """
        {
          "points": { "expire": { "after": "P1M" }, "worth": { "USD": 0.01 }, "holdFor": "P2D" },
          "earn": [{ "id": "purchase", "on": "purchase", "where": { "sku": ["A"] }, "give": { "points": 1, "per": 1 } }]
        }
        """;

    [Fact]
    public void Points_that_paid_before_the_award_come_back_with_the_whole_order()
    {
        var ann = Ann();
        Pay(ann, "2026-02-10T09:00-05:00", 150);
        ann.Do<AccountEvent.Purchased>("2026-02-10T09:01-05:00", Order()).Payments.ShouldNotBeNull().ShouldBe(["pay"]);
        ann.Account.Dealings.Payments.ShouldBeEmpty();

        var back = ann.Do<AccountEvent.Returned>("2026-02-12T09:00-05:00", new AccountCommand.Return("return", "order"));

        back.PaymentsBack.ShouldNotBeNull().ShouldHaveSingleItem().Restitution.Lots
            .ShouldBe([Lot("2026-03-01T09:00-05:00", 100), Lot("2026-03-05T09:00-05:00", 50)]);
        (ann.Points, ann.Account.Books.Restored).ShouldBe(((300, 0, 0), 150L));
    }

    [Fact]
    public void Points_that_paid_after_the_award_come_back_too()
    {
        var ann = Ann();
        ann.Do("2026-02-10T09:00-05:00", Order());
        Pay(ann, "2026-02-10T09:01-05:00", 150);

        ann.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("return", "order")).After.Balance.ShouldBe(300);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Hold_pays_the_order_from_its_capture_on(bool isCapturedBefore)
    {
        var ann = Ann();
        ann.Do("2026-02-10T08:00-05:00", new AccountCommand.Redeem("pay") { Points = 150, OrderId = "order", Hold = true });
        if (isCapturedBefore)
            ann.Do("2026-02-10T09:00-05:00", new AccountCommand.Capture("pay"));
        ann.Do("2026-02-10T10:00-05:00", Order());
        if (!isCapturedBefore)
            ann.Do("2026-02-10T11:00-05:00", new AccountCommand.Capture("pay"));

        ann.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("return", "order")).After.Balance.ShouldBe(300);
    }

    [Fact]
    public void Hold_that_was_released_pays_nothing()
    {
        var ann = Ann();
        ann.Do("2026-02-10T08:00-05:00", new AccountCommand.Redeem("pay") { Points = 150, OrderId = "order", Hold = true });
        ann.Do("2026-02-10T10:00-05:00", Order());
        ann.Do("2026-02-10T11:00-05:00", new AccountCommand.Release("pay"));

        ann.Do<AccountEvent.Returned>("2026-02-12T09:00-05:00", new AccountCommand.Return("return", "order")).PaymentsBack.ShouldBeNull();
        ann.Account.Balance.ShouldBe(300);
    }

    [Fact]
    public void Partial_returns_give_back_in_proportion_from_the_beginning_rounded_down()
    {
        var ann = Ann();
        Pay(ann, "2026-02-10T09:00-05:00", 100);
        ann.Do("2026-02-10T09:01-05:00", Order());

        Back(ann, "one", 1).ShouldBe(33, "100 × 10 / 30 = 33.3");
        Back(ann, "two", 1).ShouldBe(33, "66.6 in all");
        Back(ann, "three", 1).ShouldBe(34, "nothing is kept: all of it");
        ann.Account.Balance.ShouldBe(300);
    }

    [Fact]
    public void Amounts_give_back_in_proportion_to_what_the_goods_cost()
    {
        var ann = Ann();
        Pay(ann, "2026-02-10T09:00-05:00", 100);
        ann.Do("2026-02-10T09:01-05:00", Order());

        ann.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("a", "order") { Amount = 7.5m }).After.Balance.ShouldBe(225);
        ann.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("b", "order") { Amount = 22.5m }).After.Balance.ShouldBe(300);
    }

    [Fact]
    public void Thirds_that_come_out_even_are_not_rounded_down()
    {
        var ann = Ann();
        Pay(ann, "2026-02-10T09:00-05:00", 225);
        ann.Do("2026-02-10T09:01-05:00", AccountStory.Buying("order", ("B", 3, 1)));

        ann.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("a", "order") { Amount = 0.5m }).After.Balance
            .ShouldBe(75 + 37, "225 × 0.5 / 3 = 37.5");
        ann.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("b", "order") { Lines = [new Pieces("B", 1)] }).After.Balance
            .ShouldBe(75 + 100, "5/3 of 3 are kept: 225 × 4/9 = 100");
    }

    [Fact]
    public void Points_taken_last_come_back_first_and_what_expired_meanwhile_does_not()
    {
        var ann = Ann();
        Pay(ann, "2026-02-10T09:00-05:00", 150);
        ann.Do("2026-02-10T09:01-05:00", Order());

        ann.Do<AccountEvent.Returned>("2026-02-12T09:00-05:00", One("one")).PaymentsBack!.Value[0].Restitution.Lots
            .ShouldBe([Lot("2026-03-05T09:00-05:00", 50)]);
        var late = ann.Do<AccountEvent.Returned>("2026-03-01T09:00-05:00", One("two"));
        (late.PaymentsBack!.Value[0].Restitution.Points, late.PaymentsBack.Value[0].Restitution.Expired).ShouldBe((50, 50));
        (ann.Account.Balance, ann.Account.Books.Expired).ShouldBe((200, 50));
    }

    [Fact]
    public void Several_redemptions_pay_one_order()
    {
        var ann = Ann();
        Pay(ann, "2026-02-10T09:00-05:00", 10, "pay-1");
        ann.Do("2026-02-10T09:01-05:00", Order());
        Pay(ann, "2026-02-10T09:02-05:00", 25, "pay-2");

        var half = ann.Do<AccountEvent.Returned>("2026-02-12T09:00-05:00", new AccountCommand.Return("half", "order") { Amount = 15 });

        half.PaymentsBack!.Value.Select(back => (back.RedemptionId, back.Restitution.Points)).ShouldBe([("pay-1", 5), ("pay-2", 12)]);
        ann.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("rest", "order")).After.Balance.ShouldBe(300);
    }

    [Fact]
    public void Payment_of_another_order_stays_with_it()
    {
        var ann = Ann();
        Pay(ann, "2026-02-10T09:00-05:00", 150, order: "other");
        ann.Do<AccountEvent.Purchased>("2026-02-10T09:01-05:00", Order()).Payments.ShouldBeNull();

        ann.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("return", "order")).After.Balance.ShouldBe(150);
        ann.Do<AccountEvent.Purchased>("2026-02-13T09:00-05:00", AccountStory.Buying("other", ("B", 1, 5))).Payments
            .ShouldNotBeNull().ShouldBe(["pay"]);
    }

    [Fact]
    public void Payment_that_was_cancelled_does_not_come_back_twice()
    {
        var before = Ann();
        Pay(before, "2026-02-10T09:00-05:00", 150);
        before.Do("2026-02-10T09:01-05:00", new AccountCommand.Restore("pay")).After.Balance.ShouldBe(300);
        before.Do<AccountEvent.Purchased>("2026-02-10T09:02-05:00", Order()).Payments.ShouldBeNull();
        before.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("return", "order")).After.Balance.ShouldBe(300);

        var after = Ann();
        Pay(after, "2026-02-10T09:00-05:00", 150);
        after.Do("2026-02-10T09:01-05:00", Order());
        after.Do("2026-02-10T09:02-05:00", new AccountCommand.Restore("pay"));
        after.Do("2026-02-12T09:00-05:00", new AccountCommand.Return("return", "order")).After.Balance.ShouldBe(300);
    }

    [Fact]
    public void Payment_that_came_back_in_part_is_cancelled_for_the_rest()
    {
        var ann = Ann();
        Pay(ann, "2026-02-10T09:00-05:00", 150);
        ann.Do("2026-02-10T09:01-05:00", Order());
        ann.Do("2026-02-12T09:00-05:00", One("one")).After.Balance.ShouldBe(200);

        ann.Do("2026-02-12T10:00-05:00", new AccountCommand.Restore("pay")).After.Balance.ShouldBe(300);
    }

    [Fact]
    public void Part_that_points_paid_earns_nothing()
    {
        var ann = Ann();
        Pay(ann, "2026-02-10T09:00-05:00", 150);

        ann.Do<AccountEvent.Purchased>(
            "2026-02-10T09:01-05:00", AccountStory.Buying("order", ("A", 1, 30)) with { PointsPaid = 150 }).Earning.Points
            .ShouldBe(28, "30 - 1.50, rounded down");
    }

    private static AccountStory Ann()
    {
        var ann = new AccountStory(PlainProgram.With(Program), "2026-02-01T08:00-05:00");
        ann.Buy("2026-02-01T09:00-05:00", 100, "one");
        ann.Buy("2026-02-05T09:00-05:00", 200, "two");
        return ann;
    }

    private static void Pay(AccountStory ann, string at, long points, string id = "pay", string order = "order") =>
        ann.Do<AccountEvent.Redeemed>(at, new AccountCommand.Redeem(id) { Points = points, OrderId = order });

    private static long Back(AccountStory ann, string id, int pieces)
    {
        var back = new AccountCommand.Return(id, "order") { Lines = [new Pieces("B", pieces)] };
        return ann.Do<AccountEvent.Returned>("2026-02-12T09:00-05:00", back).PaymentsBack!.Value[0].Restitution.Points;
    }

    private static AccountCommand.Return One(string id) => new(id, "order") { Lines = [new Pieces("B", 1)] };

    private static AccountCommand.Purchase Order() => AccountStory.Buying("order", ("B", 3, 10));

    private static Lot Lot(string expiresAt, long points) => new(MemberStory.Time(expiresAt), points);
}
