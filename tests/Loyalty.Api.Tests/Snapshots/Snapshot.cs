namespace Loyalty.Api.Tests.Snapshots;

/// <summary>
/// Text that is checked in beside the tests: a change of what it pins shows as a diff in review. Run the tests with
/// LOYALTY_ACCEPT=1 to write what is there now.
/// </summary>
internal static class Snapshot
{
    public static void ShouldMatch(string actual, string name)
    {
        var path = Path.Combine(Root(), "tests", "Loyalty.Api.Tests", "Snapshots", name);
        if (Environment.GetEnvironmentVariable("LOYALTY_ACCEPT") == "1")
            File.WriteAllText(path, actual);
        actual.ShouldBe(File.ReadAllText(path), $"{name} differs: if that is meant, run the tests with LOYALTY_ACCEPT=1 and look at the diff");
    }

    /// <summary>The folder that the solution is in.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Loyalty.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Loyalty.sln is in no folder above the tests.");
        return folder.FullName;
    }
}
