using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Words;

public sealed class FolderNamesTests
{
    [Fact]
    public void Every_folder_says_what_it_is_about() => FolderNames.Check(TrackedFiles.All).ShouldBeNone();

    [Theory]
    [InlineData("src/Loyalty.Domain/Helpers/Rounding.cs")]
    [InlineData("tests/common/Clock.cs")]
    public void A_folder_that_says_nothing_is_found(string path) =>
        FolderNames.Check([new TrackedFile(path, "")]).ShouldHaveSingleItem();

    [Fact]
    public void A_file_may_have_any_name() =>
        FolderNames.Check([new TrackedFile("src/Loyalty.Api/Programs/Models.cs", "")]).ShouldBeEmpty();
}
