using System.Text.Json.Nodes;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Money;
using Loyalty.Domain.Programs;
using Loyalty.Domain.WhatIf;
using NodaTime;

namespace Loyalty.Domain.Tests.WhatIf;

/// <summary>Lives under changed programs, in numbers that were worked out by hand.</summary>
public sealed class ReplayExampleTests
{
    private ShopLife Life { get; } = Small.Life();

    [Fact]
    public void A_lower_threshold_moves_a_member_up()
    {
        Life.Do(Small.Buy("o", 60));

        Life.Under(Small.Program).Account!.Tier.Id.ShouldBe("basic", "60 × 10 points, and silver from 1,000");
        Life.Under(Small.With(program => program["tiers"]!["levels"]![1]!["from"] = 600)).Account!.Tier.Id.ShouldBe("silver");
    }

    [Fact]
    public void More_points_for_an_order_pay_the_same_rewards()
    {
        Life.Do(Small.Buy("o", 60));
        Life.Do(Small.Have("cup"));

        var doubled = Life.Under(Small.Giving(20));
        doubled.LeftOut.ShouldBeEmpty();
        (doubled.Account!.Balance, doubled.Account.LifetimePoints, doubled.Account.Tier.Id).ShouldBe((1200 - 500, 1200, "silver"));
    }

    [Fact]
    public void What_the_points_no_longer_cover_is_left_out_and_told()
    {
        Life.Do(Small.Buy("o", 60));
        Life.Do(Small.Have("cup"));
        Life.Do(Small.Buy("p", 10));

        var halved = Life.Under(Small.Giving(5));
        halved.LeftOut.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            left => left.Reason.ShouldBe(AccountRefusal.InsufficientPoints),
            left => left.Event.ShouldBeOfType<AccountEvent.Redeemed>());
        halved.Account!.Balance.ShouldBe(300 + 50);
    }

    [Fact]
    public void A_reward_is_had_again_for_its_new_price_and_as_often()
    {
        Life.Do(Small.Buy("o", 100));
        Life.Do(Small.Have("cup"));
        Life.Do(Small.Have("donation", 300));

        Life.Under(Small.Program).Account!.Balance.ShouldBe(1000 - 500 - 300);
        Life.Under(Small.With(program =>
        {
            program["rewards"]![0]!["points"] = 450;
            program["rewards"]![1]!["points"] = 40;
        })).Account!.Balance.ShouldBe(1000 - 450 - (3 * 40));
    }

    [Fact]
    public void A_return_takes_what_the_changed_rules_gave()
    {
        Life.Do(Small.Buy("o", 60));
        Life.Do(new AccountCommand.Return("r", "o") { Amount = 20 });

        Life.Under(Small.Program).Account!.Balance.ShouldBe(400);
        Life.Under(Small.Giving(7)).Account!.Balance.ShouldBe((60 * 7) - (20 * 7));
    }

    [Fact]
    public void Points_expire_by_the_changed_program()
    {
        Life.Do(Small.Buy("o", 60));
        Life.Later(Duration.FromDays(100)).Do(Small.Buy("p", 1));

        var shorter = Life.Under(Small.With(program => program["points"]!["expire"]!["after"] = "P2M"));
        (shorter.Account!.Balance, shorter.Account.Books.Expired).ShouldBe((10, 600));
    }

    [Fact]
    public void What_was_seen_to_expire_stays_expired_however_late_activity_is_told()
    {
        var moving = Small.With(program => program["points"]!["expire"] = JsonNode.Parse("""{ "after": "P1M", "from": "lastActivity" }"""));
        var life = new ShopLife(moving);
        life.Do(new AccountCommand.Enrol(new MemberFacts()));
        life.Do(Small.Buy("o", 60));
        var began = life.Now;
        life.Later(Duration.FromDays(40)).Look();
        life.Do(Small.Buy("p", 1) with { OccurredAt = began + Duration.FromDays(20) });

        life.Account!.Balance.ShouldBe(10);
        life.Under(moving).Account!.Balance.ShouldBe(10);
    }

    [Fact]
    public void An_activity_without_a_rule_and_a_member_without_a_currency_are_left_out()
    {
        var life = Small.Life(new MemberFacts { Currency = Currency.Parse("EUR") });
        life.Do(new AccountCommand.Act("a", "review", null));

        life.Under(Small.With(program => program["earn"]!.AsArray().RemoveAt(1))).LeftOut.ShouldHaveSingleItem().Reason
            .ShouldBe(AccountRefusal.ActivityUnknown);
        var (account, leftOut) = life.Under(Small.With(program => program["currencies"]!.AsArray().RemoveAt(1)));
        account.ShouldBeNull();
        leftOut.Select(left => left.Reason).ShouldBe([AccountRefusal.CurrencyUnknown, AccountRefusal.MemberUnknown]);
    }

    [Fact]
    public void Gifts_that_came_stay_where_the_changed_program_has_none()
    {
        Life.Do(Small.Buy("o", 60));
        Life.Do(new AccountCommand.Give("g", "ben", 100) { IsKnown = true });
        Life.Do(new AccountCommand.ReceiveGift("h", "eve", [new Lot(Life.Now + Duration.FromDays(9), 5)]));

        Life.Under(Small.Program).Account!.Balance.ShouldBe(600 - 100 + 5);
        var (account, leftOut) = Life.Under(Small.Without("gifts"));
        account!.Balance.ShouldBe(600 + 5);
        leftOut.ShouldHaveSingleItem().Reason.ShouldBe(AccountRefusal.GiftsNotOffered);
    }

    [Fact]
    public void Who_was_brought_by_a_code_joins_without_it_where_there_are_no_referrals()
    {
        var life = new ShopLife(Small.Program);
        life.Do(new AccountCommand.Enrol(new MemberFacts()) { Referral = new ReferralClaim("CODE", "ben", IsOwn: false) });
        life.Do(Small.Buy("o", 1));
        life.Look();
        life.Do(new AccountCommand.EarnReferral("MINE", "dan", "o2"));

        life.Account!.Balance.ShouldBe(10 + 30 + 70);
        life.Under(Small.Program).Account!.Balance.ShouldBe(10 + 30 + 70);
        life.Under(Small.With(program => program["referral"]!["referrer"]!["points"] = 100)).Account!.Balance.ShouldBe(10 + 30 + 100);
        life.Under(Small.Without("referral")).Account!.Balance.ShouldBe(10);
    }

    [Fact]
    public void A_reward_that_gets_a_stock_or_loses_it_is_had_all_the_same()
    {
        var stocked = Small.With(program => program["rewards"]![0]!["stock"] = 9);
        Life.Do(Small.Buy("o", 60));
        Life.Do(Small.Have("cup"));
        Life.Under(stocked).Account!.ShouldSatisfyAllConditions(
            account => (account.Balance, account.Books.Redeemed, account.Held).ShouldBe((100, 500, 0)));

        var life = new ShopLife(stocked);
        life.Do(new AccountCommand.Enrol(new MemberFacts()));
        life.Do(Small.Buy("o", 120));
        life.Do(Small.Have("cup"));
        life.Do(new AccountCommand.Confirm(life.Waiting.Single().Number, EffectOutcome.Done));
        life.Do(Small.Have("cup", 500));
        life.Do(new AccountCommand.Confirm(life.Waiting.Single().Number, EffectOutcome.Refused));
        life.Under(stocked).Account!.Balance.ShouldBe(1200 - 500, "the second cup was out of stock");
        life.Under(Small.Program).Account!.Balance.ShouldBe(1200 - 1000, "without a stock there is always one more");
    }

    [Theory]
    [InlineData(50)]
    [InlineData(200)]
    [InlineData(1000)]
    public void Corrections_are_what_staff_made_them_whoever_had_to_approve(int limit)
    {
        Life.Do(new AccountCommand.Adjust("a", 150, "kind") { Actor = "carl" });
        Life.Do(new AccountCommand.Adjust("b", 300, "kinder") { Actor = "carl" });
        Life.Do(new AccountCommand.Adjust("c", 301, "never approved") { Actor = "carl" });
        Life.Do(new AccountCommand.Approve("b") { Actor = "dora" });

        var lived = Life.Under(Small.With(program => program["adjustments"]!["secondApprovalAbove"] = limit));
        lived.LeftOut.ShouldBeEmpty();
        lived.Account!.Balance.ShouldBe(450);
    }

    [Fact]
    public void What_was_paid_with_points_earns_nothing_again()
    {
        Life.Do(((AccountCommand.Purchase)Small.Buy("o", 60)) with { PointsPaid = 1000 });

        Life.Account!.Balance.ShouldBe(500, "1,000 points at a cent each paid 10 of 60 dollars");
        Life.Under(Small.Giving(20)).Account!.Balance.ShouldBe(1000);
        Life.Under(Small.With(program => program["points"]!["excludes"] = new JsonArray("points"))).Account!.Balance.ShouldBe(500);
        Life.Under(Small.With(program => program["points"]!["excludes"] = new JsonArray())).Account!.Balance.ShouldBe(600);
    }

    [Fact]
    public void A_position_is_worth_what_points_are_worth_in_the_member_s_currency()
    {
        Life.Do(Small.Buy("o", 60));
        var account = Life.Under(Small.Program).Account!;
        var program = ((ProgramParse.Parsed)ProgramParser.Parse(System.Text.Encoding.UTF8.GetBytes(Small.Program))).Program;

        Position.Of(account, program).Worth.ShouldBe(6.00m);
        Position.Of(account with { Member = new MemberFacts { Currency = Currency.Parse("EUR") } }, program).Worth.ShouldBeNull();
    }
}
