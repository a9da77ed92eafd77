using System.Globalization;
using Loyalty.Faults.Members;
using Loyalty.Faults.Processes;
using Loyalty.Faults.Proxies;
using Loyalty.History.Waiting;
using Loyalty.Postgres;

namespace Loyalty.Faults.Rounds;

/// <summary>What happens to the store, and on the way to it.</summary>
internal static class StoreRounds
{
    private const int LostOfAnswers = 15;
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Piece = TimeSpan.FromMilliseconds(10);

    public static IEnumerable<FaultRound> All =>
    [
        new("cuts", "all connections of a silo to the store are reset", SiloRounds.Usual, 5, 100, Cut),
        new("store-fast", "the store is stopped (fast) and started again", SiloRounds.Usual, 1, 10, (scene, _) => Restart(scene, StopMode.Fast))
        { Sum = Recovered },
        new("store-immediate", "the store is stopped as in a crash (immediate) and recovers", SiloRounds.Usual, 1, 10,
            (scene, _) => Restart(scene, StopMode.Immediate))
        { Sum = Recovered },
        new("black-holes", "nothing passes between a silo and the store for 6 seconds, connections stay open", SiloRounds.Usual, 1, 20, BlackHole)
        { JudgesTakeover = false },
        new("lost-replies", "the store commits, and its answer is lost with the connection", SiloRounds.Usual, 30, 1_000, LoseReply),
        new("slow-store", "the store answers some 20 ms later, for 3 seconds", SiloRounds.Usual, 1, 10, SlowDown),
        new("apart", "silos that know nothing of each other run the same members at once on one store, a second each",
            new Shape(3, 0, Store.Postgres) { IsApart = true }, 5, 120, (scene, _) => { scene.Mark(); return Task.Delay(1_000); })
        {
            // Each believes that it alone runs all grains: what it reads and refuses from memory is stale by this round's own making.
            Judged = "ABCDEIJK",
            Crowd = CrowdOptions.Usual with { Members = 8, CustomersEach = 3, Think = TimeSpan.FromMilliseconds(20), Budget = 0 },
        },
    ];

    public static async Task Cut(Scene scene, int number)
    {
        scene.Mark();
        scene.Cluster.ProxyOf(scene.AnySilo).Cut();
        await scene.Wait(300, 1_000);
    }

    public static async Task BlackHole(Scene scene, int number)
    {
        var proxy = scene.Cluster.ProxyOf(scene.AnySilo);
        scene.Mark();
        proxy.BlackHole();
        await Task.Delay(6_000);
        proxy.Pass();
        await scene.Wait(1_000, 2_000);
    }

    public static async Task SlowDown(Scene scene, int number)
    {
        scene.Mark();
        Each(scene, proxy => proxy.Delay(Piece));
        await Task.Delay(3_000);
        Each(scene, proxy => proxy.Pass());
        await scene.Wait(500, 1_000);
    }

    public static async Task Restart(Scene scene, StopMode mode)
    {
        await Task.Delay(Before);
        scene.Mark();
        await RestartNow(scene, mode);
        await scene.Wait(4_000, 6_000);
    }

    public static Task RestartNow(Scene scene, StopMode mode) => scene.Cluster.RestartStore(mode);

    /// <summary>Returns when one more was lost.</summary>
    public static async Task LoseReply(Scene scene, int number)
    {
        var loss = scene.Cluster.Loss;
        loss.Every = LostOfAnswers;
        var lost = loss.Lost;
        scene.Mark();
        for (var look = 0; loss.Lost == lost; look++)
        {
            await Task.Delay(5);
            if (look > 6_000)
            {
                throw new TimeoutException("No answer to a commit was lost within 30 seconds: does the proxy know the statement?");
            }
        }
    }

    private static void Each(Scene scene, Action<FaultProxy> action)
    {
        foreach (var proxy in scene.Cluster.Proxies)
        {
            action(proxy);
        }
    }

    private static void Recovered(Scene scene)
    {
        var done = scene.Crowd.Log.Calls.Where(call => call.IsSuccess).Select(call => call.Finished).ToList();
        var times = scene.Faults.Select(fault => Recovery.Of(done, fault, Before)).ToList();
        var known = times.OfType<TimeSpan>().Order().ToList();
        scene.Figures.Add(new Figure("to 95 % of throughput, median", known.Count == 0 ? "-" : Seconds(known[(known.Count - 1) / 2])));
        scene.Figures.Add(new Figure("to 95 % of throughput, worst", known.Count < times.Count ? "not reached" : Seconds(known[^1])));
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:N2} s");
}
