using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Solution;

public sealed class PackageVersionsTests
{
    [Fact]
    public void Every_package_has_one_central_version() => PackageVersions.Check(TrackedFiles.All).ShouldBeNone();

    [Theory]
    [InlineData("""<PackageReference Include="NodaTime" Version="3.3.7" />""")]
    [InlineData("""<PackageReference Include="NodaTime" VersionOverride="3.3.7" />""")]
    [InlineData("""<PackageReference Include="Unheard" />""")]
    public void A_version_of_its_own_or_none_is_found(string reference) =>
        PackageVersions.Check(Files("3.3.7", reference)).ShouldHaveSingleItem().Path.ShouldBe("src/A/A.csproj");

    [Theory]
    [InlineData("3.*")]
    [InlineData("[3.3,4.0)")]
    [InlineData("")]
    public void A_version_that_floats_is_found(string version) =>
        PackageVersions.Check(Files(version, "")).ShouldHaveSingleItem().Path.ShouldBe("Directory.Packages.props");

    [Fact]
    public void A_package_with_a_central_version_is_no_offence() =>
        PackageVersions.Check(Files("3.3.7", """<PackageReference Include="NodaTime" />""")).ShouldBeEmpty();

    private static TrackedFile[] Files(string version, string reference) =>
    [
        new("Directory.Packages.props", $"""<Project><PackageVersion Include="NodaTime" Version="{version}" /></Project>"""),
        new("src/A/A.csproj", $"<Project>{reference}</Project>"),
    ];
}
