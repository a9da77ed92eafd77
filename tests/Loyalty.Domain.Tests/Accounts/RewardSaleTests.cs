using Loyalty.Domain.Accounts;
using Loyalty.Domain.Tests.Agreement;
using Loyalty.Domain.Tests.Programs;
using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Domain.Tests.Accounts;

public sealed class RewardSaleTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 2, 12, 0);

    [Fact]
    public void Reward_without_points_is_not_for_sale()
    {
        var member = new EngineMember(Documents.Complete);
        member.Do(new Enrolment("ann", Now, Currency: "GBP"));

        member.Decide(new AccountCommand.Redeem("r") { RewardId = "welcome" }, Now)
            .ShouldBeOfType<Decision.Refused>().Reason.ShouldBe(AccountRefusal.RewardUnavailable);
    }
}
