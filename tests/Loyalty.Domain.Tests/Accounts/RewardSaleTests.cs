using Loyalty.Domain.Accounts;
using Loyalty.Domain.Tests.Agreement;
using Loyalty.Domain.Tests.Programs;
using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>When a reward is for sale, and how often.</summary>
public sealed class RewardSaleTests
{
    private const string Program = """
        {
          "points": { "holdFor": "P2D" },
          "rewards": [
            { "id": "season", "points": 1, "gives": { "product": "S" }, "from": "2026-03-08T02:30", "until": "2026-11-01T01:30" },
            { "id": "weekend", "points": 1, "gives": { "product": "W" }, "weekly": ["sat", "sun"] },
            { "id": "concert", "points": 1, "gives": { "experience": { "id": "concert", "at": "2026-06-06T20:00" } } },
            { "id": "twice", "points": 1, "gives": { "product": "T" }, "limit": { "times": 2, "per": "P7D" } },
            { "id": "once", "points": 1, "gives": { "product": "O" }, "limit": { "times": 1 } }
          ]
        }
        """;

    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 12, 0);

    [Fact]
    public void Reward_without_points_is_not_for_sale()
    {
        var member = new EngineMember(Documents.Complete);
        member.Do(new Enrolment("ann", Now, Currency: "GBP"));

        member.Decide(new AccountCommand.Redeem("r") { RewardId = "welcome" }, Now)
            .ShouldBeOfType<Decision.Refused>().Reason.ShouldBe(AccountRefusal.RewardUnavailable);
    }

    [Theory]
    [InlineData("season", "2026-03-08T01:59:59.999-05:00", false)]
    [InlineData("season", "2026-03-08T03:29:59.999-04:00", false)]
    [InlineData("season", "2026-03-08T03:30-04:00", true)]
    [InlineData("season", "2026-11-01T01:29:59.999-04:00", true)]
    [InlineData("season", "2026-11-01T01:30-04:00", false)]
    [InlineData("season", "2026-11-01T01:15-05:00", false)]
    [InlineData("weekend", "2026-02-06T23:59:59.999-05:00", false)]
    [InlineData("weekend", "2026-02-07T00:00-05:00", true)]
    [InlineData("weekend", "2026-02-08T23:59:59.999-05:00", true)]
    [InlineData("weekend", "2026-02-09T00:00-05:00", false)]
    [InlineData("concert", "2026-06-06T19:59:59.999-04:00", true)]
    [InlineData("concert", "2026-06-06T20:00-04:00", false)]
    public void Reward_is_for_sale_in_its_time(string reward, string at, bool isForSale)
    {
        var decision = Ann().Decide(MemberStory.Time(at), Redeem(reward));

        (decision as Decision.Refused)?.Reason.ShouldBe(AccountRefusal.RewardNotNow);
        (decision is Decision.Granted).ShouldBe(isForSale);
    }

    [Fact]
    public void Limit_looks_back_over_a_rolling_period()
    {
        var ann = Ann();
        ann.Do("2026-03-04T09:00-05:00", Redeem("twice", "1"));
        ann.Do("2026-03-06T09:00-05:00", Redeem("twice", "2"));

        ann.Refused("2026-03-11T08:59:59.999-04:00", Redeem("twice")).ShouldBe(AccountRefusal.RewardLimitReached);
        ann.Do("2026-03-11T09:00-04:00", Redeem("twice", "3"));
        ann.Refused("2026-03-13T08:59-04:00", Redeem("twice")).ShouldBe(AccountRefusal.RewardLimitReached);
        ann.Do("2026-03-13T09:00-04:00", Redeem("twice", "4"));
    }

    [Fact]
    public void Limit_without_a_period_is_for_ever_but_forgets_what_was_released()
    {
        var ann = Ann();
        ann.Do("2026-03-04T09:00-05:00", Redeem("once", "1") with { Hold = true });
        ann.Refused("2026-03-05T09:00-05:00", Redeem("once")).ShouldBe(AccountRefusal.RewardLimitReached);

        ann.Do<AccountEvent.Redeemed>("2026-03-06T09:00-05:00", Redeem("once", "2"));

        ann.Refused("2036-03-06T09:00-05:00", Redeem("once")).ShouldBe(AccountRefusal.RewardLimitReached);
    }

    private static AccountStory Ann()
    {
        var ann = new AccountStory(PlainProgram.With(Program), "2026-02-01T08:00-05:00");
        ann.Buy("2026-02-01T09:00-05:00", 100);
        return ann;
    }

    private static AccountCommand.Redeem Redeem(string reward, string id = "r") => new(id) { RewardId = reward };
}
