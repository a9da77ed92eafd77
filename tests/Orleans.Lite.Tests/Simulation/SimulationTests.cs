using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.Lite.Tests.Simulation;

/// <summary>A whole silo with clients, timers, idle deactivation, a limit and a stop, in one thread and virtual time.</summary>
public sealed class SimulationTests
{
    private const int Limit = 16;
    private const int InUse = 8; // four clients, each with a grain that calls another

    [Fact]
    public void The_same_seed_gives_the_same_trace()
    {
        for (var seed = 1; seed <= 20; seed++) Simulate(seed).ShouldBe(Simulate(seed));
    }

    /// <summary>Text hashes differently in each process: an order that came from a hash would show here, and here alone.</summary>
    [Fact]
    public void The_trace_of_a_seed_is_the_same_in_every_process()
    {
        var trace = Encoding.UTF8.GetBytes(string.Join("\n", Enumerable.Range(1, 5).SelectMany(Simulate)));
        Convert.ToHexString(SHA256.HashData(trace))[..16].ShouldBe("CF6D471E61B35DBE");
    }

    [Fact]
    public void Another_seed_gives_another_trace()
    {
        Enumerable.Range(1, 20).Select(seed => string.Join("\n", Simulate(seed))).Distinct().Count().ShouldBeGreaterThan(15);
    }

    [Fact]
    public void A_trace_holds_calls_ticks_and_every_way_to_go()
    {
        var trace = Simulate(1);
        string[] parts = ["pays", "has", "ticks", "ActivationIdle", "HighMemoryPressure", "ShuttingDown", "cancelled"];
        foreach (var part in parts)
        {
            trace.ShouldContain(line => line.Contains(part), part);
        }
    }

    [Fact]
    public void Every_activation_that_comes_goes()
    {
        var trace = Simulate(2);
        trace.Count(line => line.Contains(" comes")).ShouldBe(trace.Count(line => line.Contains(" goes ")));
    }

    private static List<string> Simulate(int seed)
    {
        var scheduler = new SeededScheduler(seed);
        var time = new ManualTime();
        using var host = Build(scheduler, time);
        var silo = host.Services.GetRequiredService<Silo>();
        var trace = host.Services.GetRequiredService<Trace>();
        silo.Start();
        var random = new Random(seed);
        Task[] clients =
            [.. Enumerable.Range(0, 4).Select(client => scheduler.Start(() => Client(silo, trace, time, client, random)))];
        Run(silo, scheduler, time, TimeSpan.FromMinutes(4));
        foreach (var client in clients) client.IsCompletedSuccessfully.ShouldBeTrue($"{client.Exception}");
        scheduler.Start(() => silo.GrainFactory.GetGrain<ISimulatedGrain>("last").Take(1));
        Run(silo, scheduler, time, TimeSpan.FromSeconds(1));
        var stop = scheduler.Start(() => silo.Stop(CancellationToken.None));
        Run(silo, scheduler, time, TimeSpan.FromMinutes(1));
        stop.IsCompletedSuccessfully.ShouldBeTrue();
        return trace.Lines;
    }

    private static async Task Client(Silo silo, Trace trace, TimeProvider time, int client, Random random)
    {
        for (var call = 0; call < 30; call++)
        {
            string from = Key(random), to = Key(random);
            using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(1, 400)), time);
            try
            {
                var left = await silo.GrainFactory.GetGrain<ISimulatedGrain>(from).Pay(to, random.Next(1, 50), patience.Token);
                trace.Add($"client {client}: {from} has {left}");
            }
            catch (OperationCanceledException)
            {
                trace.Add($"client {client}: {from} cancelled");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(3000)), time);
        }
    }

    private static string Key(Random random) => random.Next(24).ToString(CultureInfo.InvariantCulture);

    private static void Run(Silo silo, SeededScheduler scheduler, ManualTime time, TimeSpan length)
    {
        for (var step = TimeSpan.Zero; step < length; step += TimeSpan.FromMilliseconds(10))
        {
            scheduler.RunAll();
            silo.Directory.Count.ShouldBeLessThanOrEqualTo(Limit + InUse);
            time.Advance(TimeSpan.FromMilliseconds(10));
        }

        scheduler.RunAll();
    }

    private static IHost Build(SeededScheduler scheduler, ManualTime time) => new HostBuilder()
        .ConfigureServices(services => services
            .AddSingleton<TimeProvider>(time).AddSingleton<ITurnScheduler>(scheduler).AddSingleton<Trace>())
        .UseOrleans(silo => silo
            .Configure<ActivationLimitOptions>(options => options.MaximumActivations = Limit)
            .Configure<GrainCollectionOptions>(options =>
            {
                options.CollectionAge = TimeSpan.FromSeconds(45);
                options.CollectionQuantum = TimeSpan.FromSeconds(5);
            }))
        .Build();
}
