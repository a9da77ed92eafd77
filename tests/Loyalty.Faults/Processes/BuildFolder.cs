namespace Loyalty.Faults.Processes;

/// <summary>The executables of one build.</summary>
/// <param name="Folder">What <c>artifacts/bin</c> is for it.</param>
/// <param name="Configuration">The folder of each project's configuration: <c>release</c> or <c>debug</c>.</param>
public sealed record BuildFolder(string Folder, string Configuration)
{
    private static readonly DirectoryInfo Own = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The build that this process belongs to.</summary>
    public static BuildFolder Present { get; } = new(Own.Parent!.Parent!.FullName, Own.Name);

    /// <summary>The project's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Where the runtime lies that this process runs on; executables look for it in the environment.</summary>
    public static string DotnetRoot =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    /// <summary>An executable of the build.</summary>
    /// <exception cref="FileNotFoundException">It is not built.</exception>
    public string Executable(string project)
    {
        var path = Path.Combine(Folder, project, Configuration, project);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is not built.", path);
    }

    private static string FindRoot()
    {
        var folder = Own;
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Loyalty.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("This does not lie below the project's root.");
    }
}
