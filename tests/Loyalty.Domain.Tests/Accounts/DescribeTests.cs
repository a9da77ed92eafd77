using Loyalty.Domain.Accounts;
using Loyalty.Domain.Money;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Facts about a member that change: silver is from 1000 USD or 900 EUR, and the birthday month gives 15 points.</summary>
public sealed class DescribeTests
{
    private const string Program = """
        {
          "tiers": {
            "metric": "lifetimePoints",
            "levels": [{ "id": "basic", "from": 0 }, { "id": "silver", "from": { "USD": 1000, "EUR": 900 }, "fromByRegion": { "ae": 800 } }]
          },
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } },
            { "id": "card", "on": "purchase", "where": { "tag": ["card"] }, "give": { "points": 7 } },
            { "id": "birthday", "on": "birthdayMonth", "give": { "points": 15 } }
          ]
        }
        """;

    [Fact]
    public void Currency_and_region_move_the_threshold()
    {
        var ann = Ann();
        ann.Buy("2026-02-02T09:00-05:00", 850);

        var euro = ann.Do<AccountEvent.Described>("2026-02-03T09:00-05:00", Describe(new MemberFacts { Currency = Currency.Parse("EUR") }));
        (euro.Standing.Tier.Id, euro.Standing.Threshold, euro.Standing.Missing).ShouldBe(("basic", 900, 50));

        var away = ann.Do<AccountEvent.Described>("2026-02-04T09:00-05:00", Describe(new MemberFacts { Region = "ae" }));
        (away.Standing.Tier.Id, away.Standing.Threshold).ShouldBe(("silver", null), "850 of 800");

        ann.Do<AccountEvent.Described>("2026-02-05T09:00-05:00", Describe(new MemberFacts())).Standing.Tier.Id
            .ShouldBe("silver", "a tier is not lost by time where the program says never, and not by this");
    }

    [Fact]
    public void Currency_that_the_program_has_not_is_refused() => Ann()
        .Refused("2026-02-03T09:00-05:00", Describe(new MemberFacts { Currency = Currency.Parse("JPY") })).ShouldBe(AccountRefusal.CurrencyUnknown);

    [Fact]
    public void Tags_and_regions_hold_for_what_comes_after()
    {
        var ann = Ann();
        ann.Buy("2026-02-02T09:00-05:00", 10, "one").ShouldBe(10);

        ann.Do("2026-02-03T09:00-05:00", Describe(new MemberFacts { Tags = ["card"] }));

        ann.Buy("2026-02-03T09:00-05:00", 10, "two").ShouldBe(17);
    }

    [Fact]
    public void Birthday_that_is_told_within_its_month_gives_once_a_year()
    {
        var ann = Ann();

        var told = ann.Do<AccountEvent.Described>("2026-03-31T23:59-04:00", Describe(new MemberFacts { BirthMonth = 3 }));
        (told.Birthday!.Points, told.After.Balance).ShouldBe((15, 15));

        ann.Do<AccountEvent.Described>("2026-03-31T23:59-04:00", Describe(new MemberFacts { BirthMonth = 3 })).Birthday.ShouldBeNull();
        ann.Do<AccountEvent.Described>("2026-05-01T09:00-04:00", Describe(new MemberFacts { BirthMonth = 5 })).Birthday
            .ShouldBeNull("this year's was given");
        ann.At("2027-04-30T23:59-04:00").Account.Balance.ShouldBe(15);
        ann.At("2027-05-01T00:00-04:00").Account.Balance.ShouldBe(30);
    }

    [Fact]
    public void Birthday_that_is_told_before_or_after_its_month_waits_for_it()
    {
        var before = Ann();
        before.Do<AccountEvent.Described>("2026-02-03T09:00-05:00", Describe(new MemberFacts { BirthMonth = 3 })).Birthday.ShouldBeNull();
        before.At("2026-03-01T00:00-05:00").Account.Balance.ShouldBe(15);

        var after = Ann();
        after.Do<AccountEvent.Described>("2026-04-01T00:00-04:00", Describe(new MemberFacts { BirthMonth = 3 })).Birthday.ShouldBeNull();
        after.At("2027-02-28T23:59-05:00").Account.Balance.ShouldBe(0);
        after.At("2027-03-01T00:00-05:00").Account.Balance.ShouldBe(15);
    }

    [Fact]
    public void Birthday_that_moves_from_a_month_that_came_gives_nothing_more_that_year()
    {
        var ann = Ann();
        ann.Do("2026-02-03T09:00-05:00", Describe(new MemberFacts { BirthMonth = 3 }));
        ann.At("2026-03-10T09:00-04:00").Account.Balance.ShouldBe(15);
        ann.Do("2026-03-10T09:00-04:00", Describe(new MemberFacts { BirthMonth = 7 }));

        ann.At("2026-12-31T23:59-05:00").Account.Balance.ShouldBe(15);
        ann.At("2027-07-01T00:00-04:00").Account.Balance.ShouldBe(30);
    }

    private static AccountStory Ann() => new(PlainProgram.With(Program), "2026-02-01T08:00-05:00");

    private static AccountCommand.Describe Describe(MemberFacts facts) => new("change", facts);
}
