using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Words;

public sealed class OneWordTests
{
    [Fact]
    public void Each_thing_has_one_word() => OneWord.Check(TrackedFiles.Code).ShouldBeNone();

    [Theory]
    [InlineData("class Customer { }", "member")]
    [InlineData("class A { void B(int couponCode) { } }", "voucher")]
    [InlineData("class A { int CampaignBudget; }", "promotion")]
    public void Another_word_is_found(string sample, string ours) =>
        OneWord.Check([new TrackedFile("src/Loyalty.Domain/A.cs", sample)]).ShouldHaveSingleItem().Advice.ShouldContain(ours);

    [Theory]
    [InlineData("src/Loyalty.Domain/A.cs", "class Member { string B() => \"customer\"; }")]
    [InlineData("src/Loyalty.Cli/A.cs", "class A { string CustomerColumn; }")]
    public void Text_and_the_command_line_are_free(string path, string sample) =>
        OneWord.Check([new TrackedFile(path, sample)]).ShouldBeEmpty();
}
