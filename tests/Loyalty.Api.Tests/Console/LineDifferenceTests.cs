using Loyalty.Api.Console.Editor;

namespace Loyalty.Api.Tests.Console;

public sealed class LineDifferenceTests
{
    [Theory]
    [InlineData("a\nb\nc", "a\nx\nc", " a-b+x c")]
    [InlineData("a\nb", "a\nb", "")]
    [InlineData("a\nb", "a\nb\n", "")]
    [InlineData("", "a", "-+a")]
    [InlineData("a\nb\nc\nd", "b\nc\nd\ne", "-a b c d+e")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8", "1\n2\n3\n4\n5\n6\n7\n9", "… 5 6 7-8+9")]
    public void It_tells_what_was_added_and_removed(string before, string after, string told) =>
        string.Concat(LineDifference.Of(before, after).Select(line => line.Change switch
        {
            LineChange.Added => "+" + line.Text,
            LineChange.Removed => "-" + line.Text,
            LineChange.Skipped => "…",
            _ => " " + line.Text,
        })).ShouldBe(told);

    [Fact]
    public void Texts_that_are_too_long_to_compare_are_shown_whole()
    {
        var (before, after) = (string.Join('\n', Enumerable.Range(0, 3_000)), string.Join('\n', Enumerable.Range(5_000, 3_000)));
        LineDifference.Of(before, after).Length.ShouldBe(6_000);
    }

    [Fact]
    public void Places_are_found_by_pointer_and_of_what_is_missing_by_what_it_is_missing_in()
    {
        var places = PlacesInText.Of("{\n \"a/b\": 1,\n \"list\": [\n  { \"x\": 1 },\n  { \"x\": 2 }\n ]\n}");
        places.Line("/a~1b").ShouldBe(2);
        places.Line("/list/1/x").ShouldBe(5);
        places.Line("/list/0/missing").ShouldBe(4);
        places.Line("/missing").ShouldBeNull();
    }
}
