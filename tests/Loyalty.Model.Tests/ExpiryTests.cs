namespace Loyalty.Model.Tests;

public sealed class ExpiryTests
{
    [Theory]
    [InlineData("exact", "2027-01-15T10:00Z")]
    [InlineData("endOfDay", "2027-01-16T00:00Z")]
    [InlineData("endOfMonth", "2027-02-01T00:00Z")]
    [InlineData("endOfYear", "2028-01-01T00:00Z")]
    public void Points_expire_a_period_after_the_day_of_earning(string end, string expiry)
    {
        var story = new Story(Programs.With(points: Expire("P12M", end)));
        story.Buy("2026-01-15T10:00Z", 100);

        story.LotsAt("2026-02-01T00:00Z").ShouldBe($"100 until {expiry}");
        story.At(expiry).Balance.ShouldBe(0);
        story.At(expiry).Expired.ShouldBe(100);
    }

    [Fact]
    public void Points_are_there_until_the_instant_at_which_they_expire()
    {
        var story = new Story(Programs.With(points: Expire("P12M", "endOfDay")));
        story.Buy("2026-01-15T10:00Z", 100);

        story.Redeem("2027-01-15T23:59Z", 40).Refusal.ShouldBeNull();
        story.Redeem("2027-01-16T00:00Z", 1).Refusal.ShouldBe("insufficient-points");
        story.At("2027-01-16T00:00Z").Expired.ShouldBe(60);
    }

    [Theory]
    // A day that begins before and ends after summer time begins has 23 hours: noon EST is 17:00Z, noon EDT 16:00Z.
    [InlineData("2026-03-07T17:00Z", "P1D", "exact", "2026-03-08T16:00Z")]
    // 02:30 does not exist on 8 March; it is 03:30 EDT then.
    [InlineData("2026-03-07T07:30Z", "P1D", "exact", "2026-03-08T07:30Z")]
    // Bought in winter, expires at the end of a summer day: midnight EDT is 04:00Z.
    [InlineData("2026-01-15T17:00Z", "P6M", "endOfDay", "2026-07-16T04:00Z")]
    // Bought in summer, expires in winter: midnight EST is 05:00Z.
    [InlineData("2026-07-15T16:00Z", "P6M", "endOfDay", "2027-01-16T05:00Z")]
    // The end of 1 November 2026, the day with 25 hours.
    [InlineData("2026-10-31T16:00Z", "P1D", "endOfDay", "2026-11-02T05:00Z")]
    // 23:30 on 14 January in New York is already the 15th in UTC: the day is New York's.
    [InlineData("2026-01-15T04:30Z", "P1M", "endOfDay", "2026-02-15T05:00Z")]
    public void Expiry_is_calendar_arithmetic_in_the_zone_of_the_program(string at, string after, string end, string expiry)
    {
        var story = new Story(Programs.With(points: Expire(after, end), zone: "America/New_York"));
        story.Buy(at, 100);

        story.LotsAt(at).ShouldBe($"100 until {expiry}");
    }

    [Theory]
    [InlineData("2028-02-29T12:00Z", "P12M", "2029-03-01T00:00Z")] // the end of 28 February
    [InlineData("2028-02-29T12:00Z", "P48M", "2032-03-01T00:00Z")] // the end of 29 February
    [InlineData("2027-08-31T12:00Z", "P6M", "2028-03-01T00:00Z")] // the end of 29 February
    [InlineData("2026-08-31T12:00Z", "P6M", "2027-03-01T00:00Z")] // the end of 28 February
    public void The_last_day_of_a_month_stands_for_days_that_it_lacks(string at, string after, string expiry)
    {
        var story = new Story(Programs.With(points: Expire(after, "endOfDay")));
        story.Buy(at, 100);

        story.LotsAt(at).ShouldBe($"100 until {expiry}");
    }

    [Fact]
    public void Lots_with_the_same_expiry_are_one_and_the_oldest_expiry_is_spent_first()
    {
        var story = new Story(Programs.With(points: Expire("P1M", "endOfDay")));
        story.Buy("2026-01-10T09:00Z", 100);
        story.Buy("2026-01-10T19:00Z", 50);
        story.Buy("2026-01-12T00:00Z", 30);
        story.LotsAt("2026-01-13T00:00Z").ShouldBe("150 until 2026-02-11T00:00Z; 30 until 2026-02-13T00:00Z");

        story.Redeem("2026-01-13T00:00Z", 160);

        story.LotsAt("2026-01-13T00:00Z").ShouldBe("20 until 2026-02-13T00:00Z");
    }

    [Fact]
    public void Points_that_expire_for_lack_of_activity_live_on_with_each_activity()
    {
        var story = new Story(Programs.With(points: Expire("P1M", "endOfDay", "lastActivity")));
        story.Buy("2026-01-10T00:00Z", 100);
        story.Act("2026-02-10T23:59Z", "anything");

        story.LotsAt("2026-02-11T00:00Z").ShouldBe("100 until 2026-03-11T00:00Z");
        story.Redeem("2026-03-01T00:00Z", 10);
        story.LotsAt("2026-03-01T00:00Z").ShouldBe("90 until 2026-04-02T00:00Z");
        // A return is no activity; nor is time.
        story.At("2026-04-02T00:00Z").Expired.ShouldBe(90);
        story.Buy("2026-05-01T00:00Z", 5);
        story.LotsAt("2026-05-01T00:00Z").ShouldBe("5 until 2026-06-02T00:00Z");
    }

    [Fact]
    public void A_purchase_at_the_instant_of_expiry_comes_after_it()
    {
        var story = new Story(Programs.With(points: Expire("P1M", "exact", "lastActivity")));
        story.Buy("2026-01-10T00:00Z", 100);
        story.Buy("2026-02-10T00:00Z", 7);

        story.LotsAt("2026-02-10T00:00Z").ShouldBe("7 until 2026-03-10T00:00Z");
    }

    [Fact]
    public void Points_of_a_program_without_expiry_stay()
    {
        var story = new Story(Programs.With());
        story.Buy("2026-01-10T00:00Z", 100);

        story.LotsAt("2126-01-10T00:00Z").ShouldBe("100");
    }

    private static string Expire(string after, string end, string from = "earning") =>
        $$""" "expire": { "after": "{{after}}", "from": "{{from}}", "at": "{{end}}" } """;
}
