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
    public void Complete_program_is_taken() => Documents.Good(Documents.Complete).Rewards.Length.ShouldBe(9);

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
            () => program.Points.HoldFor.ShouldBe(Period.FromHours(1)),
            () => program.Points.Excludes.ShouldBe(PaidParts.Points | PaidParts.Vouchers),
            () => program.Adjustments.SecondApprovalAbove.ShouldBeNull(),
            () => program.Rewards[0].Limit.ShouldBeNull(),
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
            () => program.Tiers.Levels[2].Art["icon"].For("fr").ShouldBe("/gold.svg"),
            () => program.Tiers.Levels[2].Art["card"].For("ar-AE").ShouldBe("/card-ar.svg"),
            () => program.Tiers.Levels[2].Texts["banner"].For("fr").ShouldBe("Vous êtes or"),
            () => program.Points.HoldFor.ShouldBe(Period.FromMinutes(30)),
            () => program.Points.Excludes.ShouldBe(PaidParts.Vouchers),
            () => program.Adjustments.ShouldBe(new AdjustmentPolicy(5000)),
            () => program.Earn[7].Give.ShouldBe(new Giving(0, null, "welcome")),
            () => card.Give.ShouldBe(new Giving(3m, 0.5m)),
            () => card.Instead.ShouldBe(["purchase"]),
            () => card.Limit.ShouldBe(new RuleLimit(3, null)),
            () => card.Where.OrderNumber.ShouldBe([1, 2]),
            () => card.Where.MinOrder[pounds].ShouldBe(10.99m),
            () => program.Earn[2].On.ShouldBe(new Occasion.Activity("review")),
            () => program.Earn[2].Once.ShouldBe(OnceOnly.PerSubject),
            () => program.Referral.ShouldBe(new ReferralPolicy(
                70, 0, Period.FromDays(90), 50, Period.FromDays(14), "https://shop.example/join?code={code}")),
            () => program.Gifts.ShouldBe(new GiftPolicy(5000, Period.FromDays(1))),
            () => program.Rewards[4].Gives.ShouldBe(new RewardGift.Product("TOTE-01")),
            () => program.Rewards[4].Stock.ShouldBe(0),
            () => program.Rewards[5].Gives.ShouldBe(new RewardGift.Experience("afternoon-tea")),
            () => program.Rewards[7].Points.ShouldBeNull(),
            () => program.Rewards[8].Gives.ShouldBe(new RewardGift.Experience("tasting", new LocalDateTime(2026, 12, 23, 18, 0))),
            () => program.Rewards[8].Window.From.ShouldBe(new LocalDateTime(2026, 11, 1, 0, 0)),
            () => program.Rewards[8].Window.Weekly.ShouldBe([IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday]),
            () => program.Rewards[8].Limit.ShouldBe(new RuleLimit(1, Period.FromDays(7))),
            () => program.Promotions[0].Until.ShouldBe(new LocalDateTime(2026, 12, 1, 23, 59, 59)),
            () => program.Promotions[1].Add.ShouldBe(new Giving(0.5m, 1m)));
    }

    /// <summary>Silver in the complete program: 500 GBP, 650.50 EUR, 90,000 JPY; in region us 400 GBP and 600 EUR; in region ae 700.</summary>
    [Theory]
    [InlineData("GBP", null, 500)]
    [InlineData("GBP", "elsewhere", 500)]
    [InlineData("GBP", "us", 400)]
    [InlineData("EUR", "us", 600)]
    [InlineData("JPY", "us", 90000)]
    [InlineData("JPY", "ae", 700)]
    public void Threshold_of_a_region_comes_before_that_of_the_currency(string currency, string? region, int threshold) =>
        Documents.Good(Documents.Complete).Tiers.Levels[1].ThresholdFor(Currency.Parse(currency), region).ShouldBe(threshold);

    [Fact]
    public void Level_by_invitation_has_no_threshold() =>
        Documents.Good(Documents.Complete).Tiers.Levels[3].ThresholdFor(Currency.Parse("GBP"), "us").ShouldBeNull();

    [Fact]
    public void Nothing_may_be_excluded()
    {
        var tree = Documents.CompleteTree();
        Change.Apply(tree, "/points/excludes", "[]");

        Documents.Good(tree.ToJsonString()).Points.Excludes.ShouldBe(PaidParts.None);
    }

    [Theory]
    [InlineData("P18M")]
    [InlineData("P558D")]
    [InlineData("P1Y6M")]
    public void Points_may_be_pending_as_long_as_they_last(string period)
    {
        var tree = Documents.CompleteTree();
        Change.Apply(tree, "/points/pendingFor", $"\"{period}\"");

        Documents.Faults(tree.ToJsonString()).ShouldBeEmpty();
    }
}
