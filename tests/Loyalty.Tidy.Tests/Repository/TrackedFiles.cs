using System.ComponentModel;
using System.Diagnostics;

namespace Loyalty.Tidy.Repository;

/// <summary>
/// The files that git tracks, so that what lies about in a working copy is nobody's offence. Without git (an unpacked archive) it
/// is every file but what builds leave behind.
/// </summary>
internal static class TrackedFiles
{
    private static readonly string[] LeftBehind =
        [".git", "artifacts", "data", "bin", "obj", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", ".idea"];

    private static readonly string Root = FindRoot();

    private static readonly Lazy<IReadOnlyList<TrackedFile>> Read = new(() =>
    [
        .. (FromGit() ?? FromDisk(Root, LeftBehind))
            .Order(StringComparer.Ordinal).Where(path => File.Exists(Full(path))).Select(Open),
    ]);

    public static IReadOnlyList<TrackedFile> All => Read.Value;

    /// <summary>Code that people write: sources, tests, load drivers.</summary>
    public static IReadOnlyList<TrackedFile> Code => [.. All.Where(file => file.IsCode && file.IsUnder("src", "tests", "bench"))];

    public static IReadOnlyList<TrackedFile> Projects => [.. All.Where(file => file.IsProject)];

    internal static IEnumerable<string> FromDisk(string root, IReadOnlyCollection<string> leftOut)
    {
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            foreach (var inner in Directory.EnumerateDirectories(folder))
            {
                if (!leftOut.Contains(Path.GetFileName(inner)))
                {
                    folders.Push(inner);
                }
            }

            foreach (var file in Directory.EnumerateFiles(folder))
            {
                yield return Path.GetRelativePath(root, file).Replace('\\', '/');
            }
        }
    }

    private static string[]? FromGit()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", Root, "-c", "safe.directory=*", "ls-files", "-z"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var paths = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
            git.WaitForExit();
            return git.ExitCode == 0 && paths.Length > 0 ? paths : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static TrackedFile Open(string path)
    {
        var file = new FileInfo(Full(path));
        var isExecutable = OperatingSystem.IsWindows() || file.UnixFileMode.HasFlag(UnixFileMode.UserExecute);
        return new TrackedFile(path, () => File.ReadAllText(file.FullName), file.Length, isExecutable);
    }

    private static string Full(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Loyalty.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("No Loyalty.sln above " + AppContext.BaseDirectory);
        }

        return folder.FullName;
    }
}
