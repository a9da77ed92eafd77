using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>One row for each refusal, in the order of their precedence.</summary>
public sealed class RefusalTests
{
    public static TheoryData<int, string> Rows =>
        [.. RefusalRows.All.Select((row, place) => new TheoryDataRow<int, string>(place, $"{row.Reason}: {row.Why}"))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Refusal_that_comes_first_is_told(int place, string why)
    {
        var row = RefusalRows.All[place];
        var member = RefusalRows.StoryOf(row);
        var now = RefusalRows.Now + row.Later;

        var decision = row.Reason == AccountRefusal.MemberUnknown
            ? default(Account).Decide(row.Command, new DecisionContext(member.Catalogue, now))
            : member.Decide(now, row.Command);

        ReasonOf(decision).ShouldBe(row.Reason, why);
    }

    [Fact]
    public void Every_refusal_has_its_row_in_the_order_of_precedence() =>
        RefusalRows.All.Select(row => row.Reason).ShouldBe(Enum.GetValues<AccountRefusal>());

    [Fact]
    public void Row_is_refused_for_its_reason_alone_and_granted_without_it()
    {
        var granted = RefusalRows.StoryOf(RefusalRows.All[0]);
        var now = RefusalRows.Now;

        granted.Decide(now, new AccountCommand.Redeem("x") { RewardId = "mug" }).ShouldBeOfType<Decision.Granted>();
        granted.Decide(now, AccountStory.Buying("o", ("A", 1, 1e15m))).ShouldBeOfType<Decision.Granted>();
        granted.Decide(now, new AccountCommand.Return("r", "shirts") { Lines = [new Pieces("A", 2)] }).ShouldBeOfType<Decision.Granted>();
        granted.Decide(now, new AccountCommand.Return("r", "shirts") { Amount = 40 }).ShouldBeOfType<Decision.Granted>();
        granted.Decide(now, new AccountCommand.Act("a", "review", null)).ShouldBeOfType<Decision.Granted>();
        granted.Decide(now, new AccountCommand.Invite("i", "vip", now + NodaTime.Duration.Epsilon)).ShouldBeOfType<Decision.Granted>();
        granted.Decide(now + NodaTime.Duration.FromDays(1), new AccountCommand.Give("g", "bob", 38) { IsKnown = true })
            .ShouldBeOfType<Decision.Granted>();
        granted.Decide(now, AccountStory.Buying("o", ("A", 1, 1)) with { OccurredAt = now + Deciding.ClockTolerance })
            .ShouldBeOfType<Decision.Granted>();
    }

    [Fact]
    public void Lack_of_points_tells_how_many_there_are_and_how_many_it_takes() =>
        RefusalRows.StoryOf(RefusalRows.All[0]).Decide(RefusalRows.Now, new AccountCommand.Redeem("x") { Points = 39 })
            .ShouldBe(new Decision.Refused(AccountRefusal.InsufficientPoints, 38, 39));

    /// <summary>What a stock refuses is told by what becomes of the points.</summary>
    private static AccountRefusal? ReasonOf(Decision decision) => decision switch
    {
        Decision.Refused { Reason: var reason } => reason,
        Decision.Granted { Events: [.., AccountEvent.StockRefused] } => AccountRefusal.OutOfStock,
        _ => null,
    };
}
