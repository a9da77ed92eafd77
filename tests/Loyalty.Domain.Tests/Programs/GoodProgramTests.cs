using Loyalty.Domain.Money;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Tests.Programs;

public sealed class GoodProgramTests
{
    [Fact]
    public void Storefront_is_taken() => Documents.Good(Documents.Storefront).Earn.Length.ShouldBe(7);

    [Fact]
    public void Example_of_the_design_is_taken() =>
        Documents.Good(Documents.Example).Promotions[1].Weekly.ShouldBe([IsoDayOfWeek.Saturday]);

    [Fact]
    public void Complete_program_is_taken() => Documents.Good(Documents.Complete).Rewards.Length.ShouldBe(7);

    [Fact]
    public void Periods_stay_as_they_are_written() =>
        Documents.Good(Documents.Storefront).Points.Expire.ShouldBe(
            new ExpiryPolicy(Period.FromMonths(12), ExpiryStart.Earning, ExpiryMoment.EndOfDay));

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var program = Documents.Good("""
            { "id": "least", "name": { "en": "Least" }, "timeZone": "UTC", "currencies": ["USD"], "points": {},
              "tiers": { "metric": "balance", "levels": [{ "id": "all", "from": 0 }] },
              "rewards": [{ "id": "ship", "points": 1, "gives": { "freeShipping": true } }],
              "promotions": [{ "id": "double", "multiply": 2 }] }
            """);

        program.ShouldSatisfyAllConditions(
            () => program.Sandbox.ShouldBeFalse(),
            () => program.Debt.ShouldBe(DebtPolicy.Allowed),
            () => program.Points.Rounding.ShouldBe(Rounding.Down),
            () => program.Points.Expire.ShouldBeNull(),
            () => program.Tiers.Downgrade.ShouldBe(Downgrade.Never),
            () => program.Tiers.Levels[0].Name.For("fr").ShouldBe("all"),
            () => program.Rewards[0].Name.For(null).ShouldBe("ship"),
            () => program.Promotions[0].Name.For("en").ShouldBe("double"),
            () => program.Promotions[0].Stack.ShouldBe(Stacking.Best),
            () => program.Promotions[0].Active.ShouldBeFalse(),
            () => program.Referral.ShouldBeNull(),
            () => program.Gifts.ShouldBeNull());
    }

    [Fact]
    public void Each_field_arrives_where_it_belongs()
    {
        var program = Documents.Good(Documents.Complete);
        var (pounds, yen) = (Currency.Parse("GBP"), Currency.Parse("JPY"));
        var card = program.Earn[1];

        program.ShouldSatisfyAllConditions(
            () => program.TimeZone.Id.ShouldBe("Europe/London"),
            () => program.Name.For("zh-Hant").ShouldBe("全部"),
            () => program.Points.Worth[yen].ShouldBe(1.5m),
            () => program.Tiers.Over.ShouldBe(new TierPeriod.Rolling(Period.FromMonths(12))),
            () => program.Tiers.Levels[1].From.In(yen).ShouldBe(90000m),
            () => program.Tiers.Levels[3].From.In(pounds).ShouldBeNull(),
            () => program.Tiers.Levels[2].Benefits[0].ShouldBe(new Benefit.PercentOff(12.5m)),
            () => program.Tiers.Levels[2].Art["icon"].ShouldBe("/gold.svg"),
            () => card.Give.ShouldBe(new Giving(3m, 0.5m)),
            () => card.Instead.ShouldBe(["purchase"]),
            () => card.Limit.ShouldBe(new RuleLimit(3, null)),
            () => card.Where.OrderNumber.ShouldBe([1, 2]),
            () => card.Where.MinOrder[pounds].ShouldBe(10.99m),
            () => program.Earn[2].On.ShouldBe(new Occasion.Activity("review")),
            () => program.Earn[2].Once.ShouldBe(OnceOnly.PerSubject),
            () => program.Referral.ShouldBe(new ReferralPolicy(70, 0, Period.FromDays(90), 50, Period.FromDays(14))),
            () => program.Gifts.ShouldBe(new GiftPolicy(5000, Period.FromDays(1))),
            () => program.Rewards[4].Gives.ShouldBe(new RewardGift.Product("TOTE-01")),
            () => program.Rewards[4].Stock.ShouldBe(0),
            () => program.Promotions[0].Until.ShouldBe(new LocalDateTime(2026, 12, 1, 23, 59, 59)),
            () => program.Promotions[1].Add.ShouldBe(new Giving(0.5m, 1m)));
    }
}
