using System.Diagnostics;
using Orleans.TestingHost;

namespace Orleans.Lite.Tests;

[CollectionDefinition(nameof(CostTests), DisableParallelization = true)]
public sealed class AloneInTheProcess;

/// <summary>What a call and an idle grain cost. Bytes are asserted; times are only printed, for machines are noisy.</summary>
[Collection(nameof(CostTests))]
public sealed class CostTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Calls = 200_000;
    private readonly TestCluster cluster = new TestClusterBuilder(1).Build();

    public async ValueTask InitializeAsync() => await cluster.DeployAsync();

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    [Fact]
    public async Task A_call_that_ends_at_once_takes_less_than_300_bytes()
    {
        var idler = cluster.GrainFactory.GetGrain<IIdleGrain>("a");
        var bytes = await Measure("sequential", () => idler.Nothing());
        bytes.ShouldBeLessThan(300);
    }

    [Fact]
    public async Task A_call_that_awaits_takes_less_than_700_bytes()
    {
        var idler = cluster.GrainFactory.GetGrain<IIdleGrain>("a");
        var bytes = await Measure("awaiting", () => idler.Yielding());
        bytes.ShouldBeLessThan(700);
    }

    [Fact]
    public async Task Sixty_four_callers_of_their_own_grains_are_served_side_by_side()
    {
        var start = Now();
        var sums = await Task.WhenAll(Enumerable.Range(0, 64).Select(number => Task.Run(async () =>
        {
            var idler = cluster.GrainFactory.GetGrain<IIdleGrain>($"{number}");
            var sum = 0;
            for (var call = 0; call < Calls / 16; call++) sum += await idler.Nothing();
            return sum;
        })));
        sums.Sum().ShouldBe(Calls * 4);
        output.WriteLine($"64 callers: {Since(start, Calls * 4)} a call");
    }

    [Fact]
    public async Task An_idle_activation_takes_less_than_400_bytes()
    {
        const int Grains = 50_000;
        var before = GC.GetTotalMemory(true);
        for (var number = 0; number < Grains; number++)
        {
            await cluster.GrainFactory.GetGrain<IIdleGrain>($"{number:D12}").Nothing();
        }

        var each = (GC.GetTotalMemory(true) - before) / Grains;
        output.WriteLine($"{each} bytes an activation, its key of 12 letters included");
        each.ShouldBeLessThan(400);
    }

    private Task<long> Measure(string name, Func<Task<int>> call) => Task.Run(async () =>
    {
        for (var warm = 0; warm < Calls; warm++) await call();
        var before = GC.GetTotalAllocatedBytes(true);
        var start = Now();
        for (var number = 0; number < Calls; number++) await call();
        var bytes = (GC.GetTotalAllocatedBytes(true) - before) / Calls;
        output.WriteLine($"{name}: {Since(start, Calls)} and {bytes} bytes a call");
        return bytes;
    });

    private static (long Wall, TimeSpan Processor) Now() =>
        (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);

    private static string Since((long Wall, TimeSpan Processor) start, int calls) =>
        $"{Stopwatch.GetElapsedTime(start.Wall).TotalNanoseconds / calls:F0} ns "
        + $"({(Now().Processor - start.Processor).TotalNanoseconds / calls:F0} ns of processor time)";
}

public interface IIdleGrain : IGrainWithStringKey
{
    Task<int> Nothing();

    Task<int> Yielding();
}

internal sealed class IdleGrain : Grain, IIdleGrain
{
    public Task<int> Nothing() => Task.FromResult(1);

    public async Task<int> Yielding()
    {
        await Task.Yield();
        return 1;
    }
}
