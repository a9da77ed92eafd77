using Loyalty.Api.Console.Pages;
using Loyalty.Api.Console.Promotions;
using Loyalty.Contracts.Catalogue;

namespace Loyalty.Api.Tests.Console;

public sealed class ForecastTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly ProgramFacts Program = new("Shop", TimeZoneInfo.Utc, [], 1);

    [Fact]
    public void It_goes_on_as_lately_until_the_end() =>
        Told("""{"from":"2026-11-12T12:00","until":"2026-12-02T12:00"}""", 1_000).ShouldBe("100 points a day: 1\u202f000 points more by 2 Dec 2026, 12:00.");

    [Fact]
    public void Without_an_end_it_looks_a_month_ahead() =>
        Told("{}", 2_800).ShouldBe("100 points a day: 3\u202f000 points more in 30 days.");

    [Fact]
    public void It_gives_no_more_than_the_budget_has_left() =>
        Told("""{"from":"2026-11-12T12:00","until":"2026-12-02T12:00","budget":1500}""", 1_000, left: 500)
            .ShouldBe("100 points a day: the budget is used up around 27 Nov 2026, 12:00.");

    [Theory]
    [InlineData("""{"active":false}""", null, "Switched off")]
    [InlineData("""{"until":"2026-11-22T12:00"}""", null, "Over")]
    [InlineData("""{"budget":10}""", 0L, "The budget is used up")]
    [InlineData("""{"from":"2026-11-22T12:01"}""", null, "It has not begun")]
    [InlineData("""{"weekly":["mon"]}""", null, "280 points a day")]
    public void It_says_where_there_is_nothing_to_tell(string promotion, long? left, string beginning) =>
        Told(promotion, 7_840, left).ShouldStartWith(beginning);

    [Fact]
    public void Nothing_lately_is_no_forecast() => Told("{}", 0).ShouldStartWith("It gave nothing in the last 28 days");

    private static string Told(string json, long lately, long? left = null)
    {
        var whole = json.Replace("{", """{"id":"p","multiply":2,""").Replace(",}", "}");
        whole = whole.Contains("active") ? whole : whole.Replace("}", ",\"active\":true}");
        var promotion = PromotionFacts.Of(new PromotionView { Json = whole, Left = left }, TimeZoneInfo.Utc);
        return Forecast.Of(promotion, promotion.At(Now, TimeZoneInfo.Utc), lately, Now, Program);
    }
}
