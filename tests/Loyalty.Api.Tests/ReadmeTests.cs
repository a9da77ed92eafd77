using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Loyalty.Api.Tests.Snapshots;

namespace Loyalty.Api.Tests;

public sealed partial class ReadmeTests
{
    [Fact]
    public async Task The_session_of_the_readme_runs_as_it_is_printed()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && File.Exists("/usr/bin/curl"), "bash or curl is not here.");
        var folder = Directory.CreateTempSubdirectory("loyalty-readme-");
        Copy(Path.Combine(Snapshot.Root(), "programs"), folder.CreateSubdirectory("programs"));
        await using var app = EngineServer.Build(folder.FullName, key: null);
        await app.StartAsync();

        var (output, errors, code) = await Run(Session().Replace("http://127.0.0.1:5080", app.Urls.Single()), folder.FullName);

        code.ShouldBe(0, errors);
        var answers = output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        answers.Length.ShouldBe(7, output);
        answers.ShouldAllBe(answer => !IsProblem(answer), output);
        output.ShouldContain("Idempotent-Replay: true");
        answers[3].ToString().ShouldBe(answers[1].ToString(), "a replay is the same receipt");
        answers[6].GetProperty("entries").GetArrayLength().ShouldBeGreaterThanOrEqualTo(4);
        await app.StopAsync();
        folder.Delete(recursive: true);
    }

    private static bool IsProblem(JsonElement answer) => answer.TryGetProperty("code", out _);

    private static void Copy(string from, DirectoryInfo to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.json"))
            File.Copy(file, Path.Combine(to.FullName, Path.GetFileName(file)));
    }

    private static string Session() =>
        ShellBlock().Match(File.ReadAllText(Path.Combine(Snapshot.Root(), "README.md"))).Groups[1].Value;

    private static async Task<(string Output, string Errors, int Code)> Run(string script, string folder)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-euo", "pipefail", "-s"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var bash = Process.Start(start)!;
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        var errors = bash.StandardError.ReadToEndAsync();
        var output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return (output, await errors, bash.ExitCode);
    }

    [GeneratedRegex(@"## Your first award\n.*?```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
