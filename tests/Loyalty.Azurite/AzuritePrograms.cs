namespace Loyalty.Azurite;

/// <summary>Azurite on this machine: installed by test.sh below the build's folder, or named by a variable.</summary>
public static class AzuritePrograms
{
    private const string Main = "node_modules/azurite/dist/src/table/main.js";

    /// <summary>The script of its Table service; null where there is none.</summary>
    public static string? Script { get; } = Find();

    /// <summary>What to do where there is no Azurite.</summary>
    public static string HowToInstall =>
        "Azurite is not installed: ./test.sh does it, or mkdir -p artifacts/azurite && cd artifacts/azurite && echo '{}' >package.json "
        + "&& npm install azurite@3.35.0 (in the project's root), or say in LOYALTY_AZURITE where such a folder is; the tests start servers of their own.";

    private static string? Find()
    {
        var folders = Above(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, "artifacts", "azurite"))
            .Prepend(Environment.GetEnvironmentVariable("LOYALTY_AZURITE") ?? "");
        return HasNode() ? folders.Select(folder => Path.Combine(folder, Main)).FirstOrDefault(File.Exists) : null;
    }

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, "node")));

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            yield return at.FullName;
    }
}
