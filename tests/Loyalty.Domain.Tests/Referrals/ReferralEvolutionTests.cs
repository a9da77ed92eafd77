using System.Reflection;
using Loyalty.Domain.Referrals;
using NodaTime;

namespace Loyalty.Domain.Tests.Referrals;

public sealed class ReferralEvolutionTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 5, 1, 12, 0);

    /// <summary>A friend is kept and rewarded, goes back while the reward is on its way, and the reward is confirmed.</summary>
    private static readonly ReferralCommand[] Life =
    [
        new ReferralCommand.Claim("ann"),
        new ReferralCommand.Keep("ben", "o1"),
        new ReferralCommand.Reverse("ben", "o1"),
        new ReferralCommand.Confirm(1, true),
    ];

    [Fact]
    public void Code_evolves_by_each_event()
    {
        var referral = default(Referral);
        var happened = new List<ReferralEvent>();
        foreach (var command in Life)
        {
            happened.Add(referral.Decide(command, null, Now).ShouldBeOfType<ReferralDecision.Granted>().Event);
            var after = referral.Evolve(happened[^1]);
            after.ShouldNotBe(referral, "it makes a difference");
            referral = after;
        }

        happened.Select(one => one.GetType()).ShouldBe(CasesOf(typeof(ReferralEvent)), ignoreOrder: true);
        referral!.Rewarded.ShouldBe(0);
    }

    [Fact]
    public void Code_decides_each_command() =>
        Life.Select(command => command.GetType()).ShouldBe(CasesOf(typeof(ReferralCommand)), ignoreOrder: true);

    [Theory]
    [InlineData("ann", "o1", ReferralRefusal.ReferralCodeOwn)]
    [InlineData("ben", "o1", ReferralRefusal.PurchaseReversed)]
    public void Purchase_that_came_back_is_refused_for_what_comes_first(string friend, string order, ReferralRefusal reason)
    {
        var referral = default(Referral);
        foreach (var command in (ReferralCommand[])[new ReferralCommand.Claim("ann"), new ReferralCommand.Reverse(friend, order)])
            referral = referral.Evolve(((ReferralDecision.Granted)referral.Decide(command, null, Now)).Event);

        referral.Decide(new ReferralCommand.Keep(friend, order), null, Now).ShouldBe(new ReferralDecision.Refused(reason));
        referral.Decide(new ReferralCommand.Reverse(friend, order), null, Now)
            .ShouldBe(new ReferralDecision.Refused(ReferralRefusal.PurchaseReported));
    }

    private static IEnumerable<Type> CasesOf(Type root) =>
        root.GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(root));
}
