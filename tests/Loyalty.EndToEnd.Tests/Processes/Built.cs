namespace Loyalty.EndToEnd.Tests.Processes;

/// <summary>The executables as the build made them, in the configuration of the tests themselves.</summary>
internal static class Built
{
    private static readonly DirectoryInfo Own = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string Api => Executable("Loyalty.Api", "Loyalty.Api");

    public static string Silo => Executable("Loyalty.Silo", "Loyalty.Silo");

    public static string CommandLine => Executable("Loyalty.Cli", "loyalty");

    /// <summary>The project's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Where the runtime lies that the tests run on; executables look for it in the environment.</summary>
    public static string DotnetRoot =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    private static string Executable(string project, string name) =>
        Path.Combine(Own.Parent!.Parent!.FullName, project, Own.Name, OperatingSystem.IsWindows() ? $"{name}.exe" : name);

    private static string FindRoot()
    {
        var folder = Own;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Loyalty.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not lie below the project's root.");
    }
}
