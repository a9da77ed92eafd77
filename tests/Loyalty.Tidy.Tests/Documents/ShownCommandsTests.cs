using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Documents;

public sealed class ShownCommandsTests
{
    [Fact]
    public void Every_command_that_is_shown_names_what_is_there() => ShownCommands.Check(TrackedFiles.All).ShouldBeNone();

    [Theory]
    [InlineData("sh", "./tset.sh fast")]
    [InlineData("sh", "dotnet run -c Release --project src/Loyalty.Apy")]
    [InlineData("sh", "dotnet build Royalty.sln")]
    [InlineData("sh", "curl --data @programs/none.json http://127.0.0.1:5080/v1/programs/none")]
    [InlineData("sh", "artifacts/bin/Loyalty.Gone/release/Loyalty.Gone")]
    [InlineData("console", "$ ./tset.sh")]
    public void A_command_on_something_that_is_not_there_is_found(string language, string command) =>
        ShownCommands.Check(Files($"```{language}\n{command}\n```\n")).ShouldHaveSingleItem().Line.ShouldBe(2);

    [Theory]
    [InlineData("```sh\n./test.sh fast # tset.sh is another\ndotnet run --project src/Loyalty.Api\n```\n")]
    [InlineData("```console\n$ ls src/Loyalty.Api\n./tset.sh\n```\n")]
    [InlineData("```text\n./tset.sh\n```\n")]
    [InlineData("```sh\nartifacts/bin/Loyalty.Api/release/Loyalty.Api --data ./data http://127.0.0.1:5080/src/x.json\n```\n")]
    public void A_command_on_what_is_there_is_no_offence(string text) => ShownCommands.Check(Files(text)).ShouldBeEmpty();

    private static TrackedFile[] Files(string readme) =>
    [
        new("README.md", readme),
        new("test.sh", ""),
        new("src/Loyalty.Api/Loyalty.Api.csproj", ""),
        new("programs/storefront.json", ""),
    ];
}
