using Loyalty.Domain.Accounts;
using Loyalty.Domain.Tests.Agreement;
using Loyalty.Domain.Tests.Programs;
using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Domain.Tests.Tiers;

/// <summary>Silver of the complete program: from 500 GBP, in region us from 400 GBP, in region ae from 700 of any currency.</summary>
public sealed class RegionTests
{
    private static readonly Instant Joined = Instant.FromUtc(2026, 5, 1, 12, 0);

    [Theory]
    [InlineData(null, 499.99, "basic", 500)]
    [InlineData(null, 500, "silver", 1000)]
    [InlineData("us", 399.99, "basic", 400)]
    [InlineData("us", 400, "silver", 900)]
    [InlineData("ae", 699.99, "basic", 700)]
    [InlineData("ae", 700, "silver", 1500)]
    public void Member_has_the_tier_of_the_threshold_of_the_region(string? region, double spend, string tier, double next)
    {
        var member = new EngineMember(Documents.Complete);
        member.Do(new Enrolment("ann", Joined, Region: region, Currency: "GBP"));
        member.Do(new Purchase("o", Joined, "GBP", [new PurchaseLine("A", 1, (decimal)spend)]));

        member.Account!.Tier.Id.ShouldBe(tier);
        member.Account.StandingIn(member.Catalogue.Program, Joined).Threshold.ShouldBe((decimal)next);
    }

    [Fact]
    public void First_standing_of_a_member_shows_the_threshold_of_the_region()
    {
        var member = new EngineMember(Documents.Complete);
        member.Do(new Enrolment("ann", Joined, Region: "us", Currency: "EUR"));

        member.Ledger.ShouldHaveSingleItem().ShouldBeOfType<AccountEvent.Enrolled>().Standing.Threshold.ShouldBe(600);
    }
}
