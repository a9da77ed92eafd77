using Loyalty.Domain.Accounts;
using Loyalty.Domain.Tests.Agreement;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>One row for each refusal, in the order of their precedence.</summary>
public sealed class RefusalTests
{
    public static TheoryData<int, string> Rows =>
        [.. RefusalRows.All.Select((row, place) => new TheoryDataRow<int, string>(place, row.Why))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Refusal_that_comes_first_is_told(int place, string why)
    {
        var (reason, _, command) = RefusalRows.All[place];
        var member = new EngineMember(RefusalRows.Program);
        foreach (var before in reason == AccountRefusal.MemberUnknown ? [] : RefusalRows.Before())
            member.Do(before).Refusal.ShouldBeNull();

        member.Decide(command, RefusalRows.Now).ShouldBeOfType<Decision.Refused>(why).Reason.ShouldBe(reason, why);
    }

    [Fact]
    public void Every_refusal_has_its_row_in_the_order_of_precedence() =>
        RefusalRows.All.Select(row => row.Reason).ShouldBe(Enum.GetValues<AccountRefusal>());

    [Fact]
    public void Lack_of_points_tells_how_many_there_are_and_how_many_it_takes()
    {
        var member = new EngineMember(RefusalRows.Program);
        foreach (var before in RefusalRows.Before())
            member.Do(before);

        member.Decide(new AccountCommand.Redeem("x") { Points = 41 }, RefusalRows.Now)
            .ShouldBe(new Decision.Refused(AccountRefusal.InsufficientPoints, 40, 41));
    }
}
