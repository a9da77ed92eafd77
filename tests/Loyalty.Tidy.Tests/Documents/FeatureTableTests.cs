using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Documents;

public sealed class FeatureTableTests
{
    private const string Good = "| 13 | Gifts | `POST m/gifts` | [A gift passes once](../tests/Shop.Tests/GiftTests.cs) |";

    [Fact]
    public void Every_feature_is_shown_by_tests_and_endpoints_that_are_there() => FeatureTable.Check(TrackedFiles.All).ShouldBeNone();

    [Theory]
    [InlineData("A gift passes once", "A gift passes twice")]
    [InlineData("A gift passes once", "Of a gift")]
    [InlineData("A gift passes once", "A gift passes elsewhere")]
    [InlineData("GiftTests.cs", "GivingTests.cs")]
    [InlineData("POST m/gifts", "PUT m/gifts")]
    [InlineData("POST m/gifts", "POST /gifts")]
    [InlineData("POST m/gifts", "POST m/gift?by=day")]
    [InlineData("[A gift passes once](../tests/Shop.Tests/GiftTests.cs)", "by hand")]
    public void What_is_not_there_is_found(string there, string notThere)
    {
        var offence = FeatureTable.Check(Files(Good.Replace(there, notThere, StringComparison.Ordinal))).ShouldHaveSingleItem();

        offence.Line.ShouldBe(3);
    }

    [Theory]
    [InlineData(Good)]
    [InlineData("| [`a.json`](../programs/a.json) | [A gift is any of these](../tests/Shop.Tests/GiftTests.cs) |")]
    [InlineData("`GET m`, `GET /reports/points?from=`, `PUT /v1/programs/{program}`, [a guide](guide.md), `dotnet run`")]
    public void What_is_there_is_no_offence(string line) => FeatureTable.Check(Files(line)).ShouldBeEmpty();

    private static TrackedFile[] Files(string line) =>
    [
        new("docs/features.md", "# Features\n\n" + line + "\n"),
        new("tests/Loyalty.Api.Tests/Snapshots/openapi.json", """
            { "paths": {
              "/v1/programs/{program}": { "put": {} },
              "/v1/programs/{program}/reports/points": { "get": {} },
              "/v1/programs/{program}/members/{member}": { "get": {} },
              "/v1/programs/{program}/members/{member}/gifts": { "post": {} }
            } }
            """),
        new("tests/Shop.Tests/GiftTests.cs", """
            public sealed class GiftTests
            {
                [Fact]
                public void A_gift_passes_once() { }
                [Theory, InlineData(1)]
                public void A_gift_is_any_of_these(int number) { }
                private void Of_a_gift() { }
            }
            public sealed class OtherTests
            {
                [Fact]
                public void A_gift_passes_elsewhere() { }
            }
            """),
    ];
}
