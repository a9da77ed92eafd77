using Loyalty.Domain.Accounts;
using static Loyalty.Domain.Tests.Accounts.MemberStory;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Warnings of points about to expire.</summary>
public sealed class WarningTests
{
    private const string Month = """{ "points": { "expire": { "after": "P12M", "at": "endOfDay" }, "warnBefore": "P1M" } }""";

    [Fact]
    public void A_member_is_warned_so_long_before_points_expire_as_the_program_says()
    {
        var ann = new MemberStory(PlainProgram.With(Month), "2026-01-31T10:00-05:00");
        ann.Buy("2026-01-31T10:00-05:00", 100);
        ann.At("2026-12-31T23:59-05:00");
        ann.Ledger.ShouldNotContain(happened => happened is AccountEvent.ExpiryNeared);

        ann.At("2027-01-01T00:00-05:00");

        var warned = ann.Ledger[^1].ShouldBeOfType<AccountEvent.ExpiryNeared>();
        warned.At.ShouldBe(Time("2027-01-01T00:00-05:00"));
        warned.Lots.ShouldBe([new Lot(Time("2027-02-01T00:00-05:00"), 100)]);
        warned.After.ShouldBe(new Figures(100, 0, 0, 0));
        ann.At("2027-03-01T00:00-05:00");
        ann.Ledger.OfType<AccountEvent.ExpiryNeared>().Count().ShouldBe(1);
        ann.Ledger[^1].ShouldBeOfType<AccountEvent.Expired>();
    }

    [Fact]
    public void Spent_points_are_not_warned_of_and_what_is_left_is()
    {
        var ann = new MemberStory(PlainProgram.With(Rewarded(Month)), "2026-01-31T10:00-05:00");
        ann.Buy("2026-01-31T10:00-05:00", 100);
        ann.Buy("2026-02-03T10:00-05:00", 50);
        ann.Redeem("2026-06-01T10:00-05:00", "all");

        ann.At("2027-02-01T00:00-05:00");

        ann.Ledger.OfType<AccountEvent.ExpiryNeared>().ShouldHaveSingleItem().Lots
            .ShouldBe([new Lot(Time("2027-02-04T00:00-05:00"), 50)]);
    }

    [Fact]
    public void Points_whose_expiry_is_near_when_they_come_are_warned_of_at_once()
    {
        var ann = new MemberStory(
            PlainProgram.With("""{ "points": { "expire": { "after": "P10D" }, "warnBefore": "P1M" } }"""), "2026-01-31T10:00-05:00");
        ann.Buy("2026-02-01T10:00-05:00", 100);

        ann.At("2026-02-01T10:00-05:00");

        ann.Ledger[^1].ShouldBeOfType<AccountEvent.ExpiryNeared>().At.ShouldBe(Time("2026-02-01T10:00-05:00"));
    }

    [Fact]
    public void Points_that_activity_keeps_alive_are_warned_of_again_when_they_would_expire()
    {
        var ann = new MemberStory(
            PlainProgram.With("""{ "points": { "expire": { "after": "P12M", "from": "lastActivity" }, "warnBefore": "P30D" } }"""),
            "2026-01-01T10:00-05:00");
        ann.Buy("2026-01-01T10:00-05:00", 100);
        ann.At("2026-12-05T00:00-05:00");
        ann.Buy("2026-12-06T10:00-05:00", 1);

        ann.At("2027-11-30T00:00-05:00");

        ann.Ledger.OfType<AccountEvent.ExpiryNeared>().Select(warned => (warned.At, warned.Lots[0].Points)).ShouldBe(
            [(Time("2026-12-02T10:00-05:00"), 100), (Time("2027-11-06T10:00-04:00"), 101)]);
    }

    [Fact]
    public void Points_that_expire_within_a_day_are_warned_of_together()
    {
        var ann = new MemberStory(
            PlainProgram.With("""{ "points": { "expire": { "after": "P100D" }, "warnBefore": "P10D" } }"""), "2026-06-01T08:00-04:00");
        ann.Buy("2026-06-01T09:00-04:00", 1);
        ann.Buy("2026-06-01T23:00-04:00", 2);
        ann.Buy("2026-06-02T01:00-04:00", 4);

        ann.At("2026-09-09T00:00-04:00");

        ann.Ledger.OfType<AccountEvent.ExpiryNeared>().Select(warned => (warned.At, warned.Lots.Sum(lot => lot.Points))).ShouldBe(
            [(Time("2026-08-30T09:00-04:00"), 3), (Time("2026-08-31T01:00-04:00"), 4)]);
    }

    [Fact]
    public void Points_that_never_expire_and_programs_that_do_not_say_are_silent()
    {
        var never = new MemberStory(PlainProgram.With("""{ "points": { "warnBefore": "P1M" } }"""), "2026-01-31T10:00-05:00");
        var silent = new MemberStory(PlainProgram.With("""{ "points": { "expire": { "after": "P12M" } } }"""), "2026-01-31T10:00-05:00");
        foreach (var member in new[] { never, silent })
        {
            member.Buy("2026-02-01T10:00-05:00", 100);
            member.At("2028-02-01T10:00-05:00");
            member.Ledger.ShouldNotContain(happened => happened is AccountEvent.ExpiryNeared);
        }
    }

    private static string Rewarded(string fields) =>
        fields[..^1] + """, "rewards": [{ "id": "all", "points": 100, "gives": { "donation": "a" } }] }""";
}
