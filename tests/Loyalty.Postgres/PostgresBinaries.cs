using System.Globalization;

namespace Loyalty.Postgres;

/// <summary>The programs of PostgreSQL on this machine. Debian keeps them off the PATH, in a folder for each version.</summary>
public static class PostgresBinaries
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The folder that holds <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> of the newest version; null where there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>What to do where there is no PostgreSQL.</summary>
    public static string HowToInstall =>
        "PostgreSQL 13 or later is not installed: install it (Debian: apt-get install postgresql) so that these tests can run; "
        + $"they look for {DebianFolder}/*/bin/postgres and on the PATH, and start servers of their own.";

    private static string? Find() =>
        Debian().Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
            .FirstOrDefault(folder => IsThere(Path.Combine(folder, "postgres")) && IsThere(Path.Combine(folder, "initdb")));

    /// <summary>A link that leads nowhere is not.</summary>
    private static bool IsThere(string path) => File.Exists(path) && (File.ResolveLinkTarget(path, returnFinalTarget: true)?.Exists ?? true);

    private static IEnumerable<string> Debian() =>
        Directory.Exists(DebianFolder)
            ? Directory.GetDirectories(DebianFolder).OrderByDescending(Version).Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static int Version(string folder) =>
        int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0;
}
