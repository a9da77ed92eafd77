using System.Diagnostics;
using System.Globalization;

namespace Loyalty.Simulation.Tests;

/// <summary>The same seed is the same story: in this process, again, and in another one.</summary>
public sealed class TraceTests
{
    private const int Seeds = 100;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [Fact]
    [Trait("Speed", "slow")]
    public async Task A_hundred_seeds_have_the_same_traces_again_and_in_another_process()
    {
        var others = OtherProcess();
        var here = Hashes();
        Hashes().ShouldBe(here, "again");
        (await others).ShouldBe(here, "in another process, in which text has other hash codes");
        here.Distinct().Count().ShouldBe(Seeds, "another seed is another story");
    }

    [Fact]
    public void A_story_is_told_without_changing_it()
    {
        var told = Simulation.Run(3, isTold: true);
        told.Hash.ShouldBe(Simulation.Run(3).Hash);
        told.Story.Count.ShouldBeGreaterThan(100);
    }

    private static List<string> Hashes() =>
        [.. Enumerable.Range(1, Seeds).Select(seed => string.Create(CultureInfo.InvariantCulture, $"{seed} {Simulation.Run((ulong)seed).Hash:x16}"))];

    private static async Task<List<string>> OtherProcess()
    {
        var program = Path.ChangeExtension(typeof(Simulation).Assembly.Location, null);
        using var process = Process.Start(new ProcessStartInfo(program, ["--hashes", "--first", "1", "--seeds", $"{Seeds}"])
        {
            RedirectStandardOutput = true,
        })!;
        using var limit = new CancellationTokenSource(Limit);
        var output = await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        process.ExitCode.ShouldBe(0);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
