using Loyalty.Domain.Referrals;

namespace Loyalty.Domain.Tests.Referrals;

public sealed class ReferralCodeTests
{
    [Fact]
    public void A_member_has_the_same_code_for_ever()
    {
        // Worked out apart from the engine: the last 60 bits of the first 8 bytes of SHA-256("storefront/0/anna"), 5 by 5 from the low end.
        ReferralCode.Of("storefront", "anna", 0).ShouldBe("1K8ENVSCAQ3P");
        var others = new[] { ("storefront", "anna", 1), ("other", "anna", 0), ("storefront", "annb", 0) };
        others.Select(other => ReferralCode.Of(other.Item1, other.Item2, other.Item3)).Append("1K8ENVSCAQ3P").Distinct().Count().ShouldBe(4);
    }

    [Theory]
    [InlineData("  0123456789ab ", "0123456789AB")]
    [InlineData("0123456789A", null)]
    [InlineData("0123456789ABC", null)]
    [InlineData("0123456789AU", null)]
    [InlineData("0123-456789A", null)]
    [InlineData("", null)]
    public void A_code_is_read_as_people_type_it(string typed, string? code) => ReferralCode.Parse(typed).ShouldBe(code);
}
