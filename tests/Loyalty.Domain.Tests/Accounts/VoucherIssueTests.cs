using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Money;
using Loyalty.Domain.Vouchers;
using NodaTime;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Which voucher a reward is, whether points buy it or a rule gives it.</summary>
public sealed class VoucherIssueTests
{
    private const string Program = """
        {
          "rewards": [
            { "id": "percent", "points": 10, "gives": { "percentOff": 12.5 }, "validFor": "P90D" },
            { "id": "money", "points": 10, "gives": { "moneyOff": { "USD": 5, "EUR": 4.5 } } },
            { "id": "gift", "points": 10, "gives": { "giftVoucher": { "USD": 20 } }, "multiple": true, "validFor": "P1M" },
            { "id": "shipping", "points": 10, "gives": { "freeShipping": true } },
            { "id": "cup", "points": 10, "gives": { "product": "CUP" } },
            { "id": "tea", "points": 10, "gives": { "experience": "tea" } },
            { "id": "donate", "points": 10, "gives": { "donation": "a-charity" } },
            { "id": "welcome", "gives": { "moneyOff": { "USD": 5 } }, "validFor": "P30D" }
          ],
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } },
            { "id": "life-event", "on": "activity:lifeEvent", "give": { "reward": "welcome" }, "once": "perMember" },
            { "id": "note", "on": "activity:lifeEvent", "give": { "points": 3 } },
            { "id": "months", "on": "membership", "where": { "months": [2] }, "give": { "reward": "shipping" } },
            { "id": "birthday", "on": "birthdayMonth", "give": { "reward": "percent" } }
          ]
        }
        """;

    private static readonly Currency Dollar = Currency.Parse("USD");

    [Theory]
    [InlineData("percent", VoucherKind.PercentOff, 12.5, null)]
    [InlineData("money", VoucherKind.MoneyOff, null, 5.0)]
    [InlineData("gift", VoucherKind.GiftVoucher, null, 20.0)]
    [InlineData("shipping", VoucherKind.FreeShipping, null, null)]
    public void Reward_is_its_kind_of_voucher(string reward, VoucherKind kind, double? percent, double? amount)
    {
        var ann = Ann();

        var redeemed = ann.Do<AccountEvent.Redeemed>("2026-02-02T09:00-05:00", Redeem(reward));

        var voucher = redeemed.Voucher.ShouldNotBeNull();
        (voucher.RewardId, voucher.Kind, voucher.Percent, voucher.Amount).ShouldBe((reward, kind, (decimal?)percent, (decimal?)amount));
        voucher.Currency.ShouldBe(amount is null ? default(Currency?) : Dollar);
        voucher.Code.ShouldMatch("^[0-9A-HJKMNP-TV-Z]{16}$");
        ann.Outgoing.ShouldHaveSingleItem().Effect.ShouldBe(new Effect.IssueVoucher(voucher, "r"));
    }

    [Theory]
    [InlineData("cup")]
    [InlineData("tea")]
    [InlineData("donate")]
    public void Reward_of_another_kind_is_no_voucher(string reward)
    {
        var ann = Ann();

        ann.Do<AccountEvent.Redeemed>("2026-02-02T09:00-05:00", Redeem(reward)).Voucher.ShouldBeNull();

        ann.Outgoing.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("percent", "2026-05-03T09:00-04:00")]
    [InlineData("gift", "2026-03-02T09:00-05:00")]
    public void Voucher_is_good_for_a_period_of_the_calendar(string reward, string expires) => Ann()
        .Do<AccountEvent.Redeemed>("2026-02-02T09:00-05:00", Redeem(reward)).Voucher!.ExpiresAt.ShouldBe(MemberStory.Time(expires));

    [Fact]
    public void Voucher_without_a_period_is_good_for_ever() =>
        Ann().Do<AccountEvent.Redeemed>("2026-02-02T09:00-05:00", Redeem("money")).Voucher!.ExpiresAt.ShouldBe(Instant.MaxValue);

    [Fact]
    public void Voucher_is_in_the_currency_of_the_member()
    {
        var ann = Ann(new MemberFacts { Currency = Currency.Parse("EUR") });

        var voucher = ann.Do<AccountEvent.Redeemed>("2026-02-02T09:00-05:00", Redeem("money")).Voucher!;

        (voucher.Amount, voucher.Currency).ShouldBe((4.5m, Currency.Parse("EUR")));
        ann.Refused("2026-02-02T09:00-05:00", Redeem("gift")).ShouldBe(AccountRefusal.RewardUnavailable, "it has no value in EUR");
    }

    [Fact]
    public void Several_times_the_points_are_several_times_the_money()
    {
        var ann = Ann();

        ann.Do<AccountEvent.Redeemed>("2026-02-02T09:00-05:00", Redeem("gift") with { Points = 30 }).Voucher!.Amount.ShouldBe(60);

        ann.Refused("2026-02-02T09:00-05:00", Redeem("gift") with { Points = 15 }).ShouldBe(AccountRefusal.RewardUnavailable);
        ann.Refused("2026-02-02T09:00-05:00", Redeem("money") with { Points = 20 }).ShouldBe(AccountRefusal.RewardUnavailable, "one at a time");
    }

    [Fact]
    public void Voucher_of_a_hold_is_issued_by_its_capture_and_counts_from_then()
    {
        var ann = Ann();
        ann.Do("2026-02-02T09:00-05:00", Redeem("percent") with { Hold = true });
        ann.Outgoing.ShouldBeEmpty();

        var captured = ann.Do<AccountEvent.Captured>("2026-02-02T09:30-05:00", new AccountCommand.Capture("r"));

        captured.Voucher!.ExpiresAt.ShouldBe(MemberStory.Time("2026-05-03T09:30-04:00"));
        ann.Outgoing.ShouldHaveSingleItem().Effect.ShouldBe(new Effect.IssueVoucher(captured.Voucher, "r"));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public void Voucher_of_a_hold_is_one_whatever_its_reward_costs_meanwhile(int cost)
    {
        var ann = Ann();
        ann.Do("2026-02-02T09:00-05:00", Redeem("money") with { Hold = true });
        ann.Publish(PlainProgram.With(Program.Replace("\"points\": 10", $"\"points\": {cost}", StringComparison.Ordinal)));

        ann.Do<AccountEvent.Captured>("2026-02-02T09:30-05:00", new AccountCommand.Capture("r")).Voucher!.Amount.ShouldBe(5);
    }

    [Fact]
    public void Voucher_bought_for_an_order_is_good_for_no_other() => Ann()
        .Do<AccountEvent.Redeemed>("2026-02-02T09:00-05:00", Redeem("money") with { OrderId = "order" }).Voucher!.OrderId.ShouldBe("order");

    [Fact]
    public void Cancelled_voucher_brings_its_points_back_and_frees_the_limit()
    {
        var ann = new AccountStory(
            PlainProgram.With("""
                {
                  "points": { "expire": { "after": "P1M" } },
                  "rewards": [{ "id": "money", "points": 10, "gives": { "moneyOff": { "USD": 5 } }, "limit": { "times": 1 } }]
                }
                """),
            "2026-02-01T08:00-05:00");
        ann.Buy("2026-02-01T09:00-05:00", 25);
        ann.Do("2026-02-02T09:00-05:00", Redeem("money"));
        ann.Refused("2026-02-03T09:00-05:00", Redeem("money")).ShouldBe(AccountRefusal.RewardLimitReached);

        ann.Do<AccountEvent.RedemptionReversed>("2026-02-03T09:00-05:00", new AccountCommand.Restore("r")).After.Balance.ShouldBe(25);

        ann.Account.Lots.ShouldHaveSingleItem().ExpiresAt.ShouldBe(MemberStory.Time("2026-03-01T09:00-05:00"));
        ann.Do<AccountEvent.Redeemed>("2026-02-04T09:00-05:00", Redeem("money", "again"));
        ann.Refused("2026-02-04T09:00-05:00", new AccountCommand.Restore("none")).ShouldBe(AccountRefusal.RedemptionUnknown);

        ann.Do<AccountEvent.RedemptionReversed>("2026-03-01T09:00-05:00", new AccountCommand.Restore("again")).Restitution.Expired.ShouldBe(10);
        (ann.Points, ann.Account.Books.Expired).ShouldBe(((0, 0, 0), 25L));
    }

    [Fact]
    public void Rule_on_an_activity_gives_a_voucher_once()
    {
        var ann = Ann();

        var first = ann.Do<AccountEvent.ActivityDone>("2026-02-02T09:00-05:00", new AccountCommand.Act("a", "lifeEvent", null));
        var second = ann.Do<AccountEvent.ActivityDone>("2026-02-03T09:00-05:00", new AccountCommand.Act("b", "lifeEvent", null));

        var voucher = first.Earning.Vouchers.ShouldNotBeNull().ShouldHaveSingleItem();
        (voucher.RewardId, voucher.Amount, voucher.ExpiresAt).ShouldBe(("welcome", 5, MemberStory.Time("2026-03-04T09:00-05:00")));
        (first.Earning.Points, second.Earning.Points, second.Earning.Vouchers).ShouldBe((3, 3, null));
        ann.Outgoing.ShouldHaveSingleItem().Effect.ShouldBe(new Effect.IssueVoucher(voucher, null));
    }

    [Fact]
    public void Birthday_month_and_months_of_membership_give_vouchers()
    {
        var ann = Ann(new MemberFacts { BirthMonth = 3 });

        ann.At("2026-04-01T08:00-04:00");

        ann.Ledger.OfType<AccountEvent.BirthdayCame>().ShouldHaveSingleItem().Earning.Vouchers!.Value.ShouldHaveSingleItem()
            .ExpiresAt.ShouldBe(MemberStory.Time("2026-05-30T00:00-04:00"), "90 days after 1 March");
        ann.Ledger.OfType<AccountEvent.MembershipLasted>().ShouldHaveSingleItem().Earning.Vouchers!.Value.ShouldHaveSingleItem()
            .Kind.ShouldBe(VoucherKind.FreeShipping);
        ann.Outgoing.Length.ShouldBe(2);
    }

    [Fact]
    public void Birthday_in_the_month_of_joining_gives_its_voucher_at_once()
    {
        var ann = new AccountStory(PlainProgram.With(Program), "2026-02-01T08:00-05:00", new MemberFacts { BirthMonth = 2 });

        ann.Outgoing.ShouldHaveSingleItem().Effect.ShouldBeOfType<Effect.IssueVoucher>().Voucher.RewardId.ShouldBe("percent");
    }

    [Fact]
    public void Vouchers_that_come_at_once_have_codes_of_their_own()
    {
        var ann = Ann(new MemberFacts { BirthMonth = 4 });

        ann.Do("2026-04-10T09:00-04:00", new AccountCommand.Act("a", "lifeEvent", null));
        ann.Do("2026-04-10T09:00-04:00", Redeem("money"));

        var codes = ann.Outgoing.Select(outgoing => ((Effect.IssueVoucher)outgoing.Effect).Voucher.Code).ToList();
        codes.Count.ShouldBe(4, "birthday and two months were due before the activity");
        codes.ShouldBeUnique();
    }

    private static AccountStory Ann(MemberFacts? facts = null)
    {
        var ann = new AccountStory(PlainProgram.With(Program), "2026-02-01T08:00-05:00", facts);
        ann.Buy("2026-02-01T09:00-05:00", 100);
        return ann;
    }

    private static AccountCommand.Redeem Redeem(string reward, string id = "r") => new(id) { RewardId = reward };
}
