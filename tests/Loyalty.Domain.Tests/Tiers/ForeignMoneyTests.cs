using Loyalty.Domain.Accounts;
using Loyalty.Domain.Money;
using Loyalty.Domain.Tests.Accounts;

namespace Loyalty.Domain.Tests.Tiers;

/// <summary>There are no rates of exchange: 100 in the member's own currency make silver, money in another one makes nothing.</summary>
public sealed class ForeignMoneyTests
{
    private static readonly string Program = PlainProgram.With("""
        {
          "tiers": {
            "metric": "spend", "over": "P12M", "downgrade": "atOnce",
            "levels": [{ "id": "basic", "from": 0 }, { "id": "silver", "from": 100 }]
          }
        }
        """);

    [Theory]
    [InlineData("USD", "silver", 150)]
    [InlineData("EUR", "basic", 0)]
    public void Only_money_in_the_members_currency_counts_towards_the_tier(string currency, string tier, int counted)
    {
        var ann = Ann(currency);

        ann.Buy("2026-02-02T09:00-05:00", 150).ShouldBe(150, "points are earned in either currency");

        ann.Account.Tier.Id.ShouldBe(tier);
        ann.Ledger[^1].Standing.Value.ShouldBe(counted);
    }

    [Fact]
    public void What_did_not_count_is_not_taken_off_when_it_comes_back()
    {
        var ann = Ann("USD");
        ann.Buy("2026-02-02T09:00-05:00", 150);
        ann.Do("2026-02-03T09:00-05:00", Foreign(120));

        ann.Do("2026-02-04T09:00-05:00", new AccountCommand.Return("return", "foreign"));

        ann.Account.Tier.Id.ShouldBe("silver");
        ann.Ledger[^1].Standing.Value.ShouldBe(150);
    }

    private static AccountStory Ann(string currency) =>
        new(Program, "2026-02-01T09:00-05:00", new MemberFacts { Currency = Currency.Parse(currency) });

    private static AccountCommand.Purchase Foreign(decimal price)
    {
        var bought = AccountStory.Buying("foreign", ("A", 1, price));
        return bought with { Order = bought.Order with { Currency = Currency.Parse("EUR") } };
    }
}
