using Loyalty.Domain.Money;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Tests.Programs;

/// <summary>The facts of the program that inspired the storefront's.</summary>
public sealed class StorefrontTests
{
    private static readonly LoyaltyProgram Program = Documents.Good(Documents.Storefront);

    [Theory]
    [InlineData("purchase", 100)]
    [InlineData("first-purchase", 150)]
    [InlineData("hundredth-order", 500)]
    [InlineData("review", 50)]
    [InlineData("social-share", 80)]
    [InlineData("two-months", 200)]
    [InlineData("birthday", 1500)]
    public void Rule_gives_its_points(string id, int points) =>
        Program.Earn.Single(rule => rule.Id == id).Give.Points.ShouldBe(points);

    [Theory]
    [InlineData("bronze", 0)]
    [InlineData("silver", 1001)]
    [InlineData("gold", 5001)]
    public void Level_begins_at_its_threshold_in_each_currency(string id, int from)
    {
        var level = Program.Tiers.Levels.Single(level => level.Id == id);

        Program.Currencies.ShouldAllBe(currency => level.From.In(currency) == from);
    }

    [Fact]
    public void Points_are_worth_money_in_each_currency() =>
        Program.Currencies.ShouldAllBe(currency => Program.Points.Worth.ContainsKey(currency));

    [Fact]
    public void Purchases_may_be_in_dollars_or_pounds() =>
        Program.Currencies.ShouldBe([Currency.Parse("USD"), Currency.Parse("GBP")]);

    [Fact]
    public void Points_are_spendable_at_once_and_expire_after_twelve_months() => Program.Points.ShouldSatisfyAllConditions(
        points => points.PendingFor.ShouldBeNull(),
        points => points.Expire!.After.ShouldBe(Period.FromMonths(12)),
        points => points.WarnBefore.ShouldBe(Period.FromDays(30)));

    [Fact]
    public void Gold_has_its_benefits() => Program.Tiers.Levels[2].Benefits.ShouldBe(
        [new Benefit.PercentOff(15), new Benefit.EventInvitations(), new Benefit.Recommendations()]);

    [Fact]
    public void Rewards_cost_their_points() =>
        Program.Rewards.Select(reward => (reward.Gives, reward.Points)).ShouldBe(
            [(new RewardGift.PercentOff(10), 1000), (new RewardGift.FreeShipping(), 500)]);

    [Fact]
    public void Both_sides_of_a_referral_are_rewarded() =>
        Program.Referral.ShouldBe(new ReferralPolicy(
            70, 70, Period.FromDays(90), 50, Period.FromDays(14), "https://shop.example/join/{code}"));

    [Fact]
    public void Points_double_on_black_friday_and_at_christmas() =>
        Program.Promotions.Select(it => (it.Multiply, it.From?.Date, it.Until?.Date, it.Active)).ShouldBe(
        [
            (2m, new LocalDate(2026, 11, 27), new LocalDate(2026, 12, 1), true),
            (2m, new LocalDate(2026, 12, 20), new LocalDate(2026, 12, 27), true),
        ]);

    [Fact]
    public void Every_text_is_in_english_and_french()
    {
        var texts = Program.Rewards.Select(reward => reward.Name)
            .Concat(Program.Tiers.Levels.Select(level => level.Name))
            .Concat(Program.Tiers.Levels.SelectMany(level => level.Texts.Values))
            .Concat(Program.Promotions.Select(promotion => promotion.Name))
            .Append(Program.Name);

        texts.ShouldAllBe(text => text.Texts.Length == 2 && text.Texts[0].Key == "en" && text.Texts[1].Key == "fr");
    }
}
