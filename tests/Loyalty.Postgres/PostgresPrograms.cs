using System.Diagnostics;

namespace Loyalty.Postgres;

/// <summary>Runs programs as the one who owns the server: PostgreSQL refuses root, so that root runs them as <c>postgres</c>.</summary>
internal static class PostgresPrograms
{
    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>Gives a folder to the one who owns the server.</summary>
    public static async Task Own(string folder)
    {
        if (IsRoot)
            await Run("chown", "-R", "postgres:", folder);
    }

    public static Task RunAsOwner(string program, params string[] arguments)
    {
        var path = Path.Combine(PostgresBinaries.Folder!, program);
        return IsRoot ? Run("runuser", ["-u", "postgres", "--", path, .. arguments]) : Run(path, arguments);
    }

    /// <exception cref="InvalidOperationException">The program failed; the message has what it wrote.</exception>
    private static async Task Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {await output}{await errors}");
    }
}
