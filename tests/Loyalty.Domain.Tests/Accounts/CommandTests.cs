using System.Reflection;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Every case of a command has its decision: the cases are found by reflection, so a new one without any fails here.</summary>
public sealed class CommandTests
{
    private static readonly AccountCommand[] All =
    [
        new AccountCommand.Enrol(new MemberFacts()),
        new AccountCommand.Describe("d", new MemberFacts()),
        AccountStory.Buying("o", ("A", 1, 1)),
        new AccountCommand.Return("r", "o"),
        new AccountCommand.Act("a", "review", null),
        new AccountCommand.Redeem("x") { Points = 1 },
        new AccountCommand.Capture("x"),
        new AccountCommand.Release("x"),
        new AccountCommand.Restore("x"),
        new AccountCommand.Give("g", "bob", 1),
        new AccountCommand.ReceiveGift("g", "bob", []),
        new AccountCommand.EarnReferral("CODE", "bob", "o"),
        new AccountCommand.LoseReferral("CODE", "bob", "o"),
        new AccountCommand.Confirm(1, EffectOutcome.Done),
        new AccountCommand.Adjust("a", 1, "kindness"),
        new AccountCommand.Approve("a"),
        new AccountCommand.Freeze("f", true, null),
        new AccountCommand.Invite("i", "vip", null),
        new AccountCommand.Withdraw("i"),
    ];

    public static TheoryData<string> Cases =>
    [
        .. typeof(AccountCommand).GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
            .Where(type => type.IsSubclassOf(typeof(AccountCommand))).Select(type => type.Name),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Account_decides_each_command(string name)
    {
        var command = All.SingleOrDefault(command => command.GetType().Name == name).ShouldNotBeNull($"write a {name} above");
        var member = RefusalRows.StoryOf(RefusalRows.All[0]);

        Should.NotThrow(() => member.Decide(RefusalRows.Now, command));
    }
}
