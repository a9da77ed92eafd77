using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Arrows;

public sealed class ProjectArrowsTests
{
    [Fact]
    public void Every_source_project_references_only_what_the_table_allows() =>
        ProjectArrows.Check(TrackedFiles.All).ShouldBeNone();

    [Theory]
    [InlineData("Loyalty.Domain", """<ProjectReference Include="../Loyalty.Journal/Loyalty.Journal.csproj" />""")]
    [InlineData("Loyalty.Domain", """<PackageReference Include="Serilog" />""")]
    [InlineData("Loyalty.Journal", """<PackageReference Include="NodaTime" />""")]
    [InlineData("Loyalty.Grains", """<ProjectReference Include="..\Loyalty.Journal.Sqlite\Loyalty.Journal.Sqlite.csproj" />""")]
    [InlineData("Loyalty.Cli", """<ProjectReference Include="../Loyalty.Silo/Loyalty.Silo.csproj" />""")]
    [InlineData("Loyalty.Novelty", "")]
    public void An_arrow_that_points_up_is_found(string project, string reference) =>
        ProjectArrows.Check([Project(project, reference)]).ShouldHaveSingleItem().Line.ShouldBe(reference == "" ? 1 : 2);

    [Fact]
    public void An_arrow_in_an_imported_file_is_found()
    {
        var targets = new TrackedFile("eng/Store.targets", """<Project><PackageReference Include="Npgsql" /></Project>""");
        var project = Project("Loyalty.Grains", """<Import Project="../../eng/Store.targets" />""");

        ProjectArrows.Check([project, targets]).ShouldHaveSingleItem().Path.ShouldBe("eng/Store.targets");
    }

    [Fact]
    public void Arrows_that_point_down_and_build_tools_are_no_offence()
    {
        var project = Project("Loyalty.Grains",
            """
            <ProjectReference Include="../Loyalty.Domain/Loyalty.Domain.csproj" />
            <PackageReference Include="Checks" PrivateAssets="all" />
            """);

        ProjectArrows.Check([project]).ShouldBeEmpty();
    }

    private static TrackedFile Project(string name, string reference) =>
        new($"src/{name}/{name}.csproj", $"<Project>\n{reference}\n</Project>");
}
