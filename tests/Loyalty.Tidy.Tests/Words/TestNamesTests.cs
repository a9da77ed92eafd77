using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Words;

public sealed class TestNamesTests
{
    [Fact]
    public void Every_test_is_named_by_a_sentence() => TestNames.Check(TrackedFiles.Code).ShouldBeNone();

    [Theory]
    [InlineData("class A { [Fact] public void TestRedeem() { } }")]
    [InlineData("class A { [Theory, Trait(\"Speed\", \"slow\")] public void Redeem_1(int i) { } }")]
    public void A_name_that_is_no_sentence_is_found(string sample) =>
        TestNames.Check([new TrackedFile("tests/A/A.cs", sample)]).ShouldHaveSingleItem();

    [Fact]
    public void Methods_that_are_no_tests_are_free() =>
        TestNames.Check([new TrackedFile("tests/A/A.cs", "class A { void Enrol() { } }")]).ShouldBeEmpty();
}
