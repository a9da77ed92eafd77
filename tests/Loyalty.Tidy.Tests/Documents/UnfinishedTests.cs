using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Documents;

public sealed class UnfinishedTests
{
    [Fact]
    public void No_script_page_or_query_is_left_unfinished() => Unfinished.Check(TrackedFiles.All).ShouldBeNone();

    [Theory]
    [InlineData("src/Loyalty.Api/wwwroot/progress-wheel.js", "// TODO: colours")]
    [InlineData("src/Loyalty.Journal.Sqlite/append.sql", "-- FIXME")]
    public void A_mark_of_unfinished_work_is_found(string path, string line) =>
        Unfinished.Check([new TrackedFile(path, "\n" + line)]).ShouldHaveSingleItem().Line.ShouldBe(2);

    [Fact]
    public void A_word_that_holds_a_mark_is_no_offence() =>
        Unfinished.Check([new TrackedFile("a.js", "const TODOS = 'HACKNEY';")]).ShouldBeEmpty();
}
