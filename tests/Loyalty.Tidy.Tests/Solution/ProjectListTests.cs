using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Solution;

public sealed class ProjectListTests
{
    private static readonly TrackedFile Solution =
        new("Loyalty.sln", "\nProject(\"{A}\") = \"A\", \"src\\A\\A.csproj\", \"{B}\"\nEndProject");

    private static readonly TrackedFile Listed = new("src/A/A.csproj", "<Project />");

    [Fact]
    public void Every_project_is_in_the_solution() => ProjectList.Check(TrackedFiles.All).ShouldBeNone();

    [Fact]
    public void A_project_outside_the_solution_is_found() =>
        ProjectList.Check([Solution, Listed, new TrackedFile("bench/B/B.csproj", "<Project />")])
            .ShouldHaveSingleItem().Path.ShouldBe("bench/B/B.csproj");

    [Fact]
    public void A_project_that_is_listed_but_not_committed_is_found() =>
        ProjectList.Check([Solution]).ShouldHaveSingleItem().Line.ShouldBe(2);

    [Fact]
    public void A_solution_that_agrees_with_the_folders_is_no_offence() => ProjectList.Check([Solution, Listed]).ShouldBeEmpty();
}
