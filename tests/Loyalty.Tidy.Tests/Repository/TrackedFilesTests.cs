namespace Loyalty.Tidy.Repository;

public sealed class TrackedFilesTests
{
    [Fact]
    public void The_repository_is_found_from_where_the_tests_run()
    {
        TrackedFiles.All.ShouldContain(file => file.Path == "Loyalty.sln");
        TrackedFiles.Code.ShouldContain(file => file.Path == "tests/Loyalty.Tidy.Tests/Repository/TrackedFilesTests.cs");
    }

    [Fact]
    public void Nothing_that_a_build_made_is_looked_at() =>
        TrackedFiles.All.Where(file => file.IsUnder("artifacts")).ShouldBeEmpty();

    [Fact]
    public void Without_git_the_folders_are_walked_but_for_what_builds_leave_behind()
    {
        var root = Directory.CreateTempSubdirectory("tidy-");
        try
        {
            Directory.CreateDirectory(Path.Combine(root.FullName, "src", "A", "obj"));
            File.WriteAllText(Path.Combine(root.FullName, "src", "A", "A.cs"), "");
            File.WriteAllText(Path.Combine(root.FullName, "src", "A", "obj", "B.cs"), "");

            TrackedFiles.FromDisk(root.FullName, ["obj"]).ShouldBe(["src/A/A.cs"]);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    [Fact]
    public void All_offences_are_told_at_once()
    {
        Offence[] offences = [new("src/A.cs", 3, "split it"), new("src/B.cs", 5, "name it")];

        var failure = Should.Throw<Xunit.Sdk.FailException>(offences.ShouldBeNone);

        failure.Message.ShouldContain("src/A.cs:3: split it");
        failure.Message.ShouldContain("src/B.cs:5: name it");
    }
}
