using System.Diagnostics;
using Loyalty.Simulation.Faults;

namespace Loyalty.Simulation.Runs;

/// <summary>Many seeds, side by side: each in one thread, several threads with a seed each.</summary>
/// <param name="run">One seed.</param>
internal sealed class SeedRun(Func<ulong, SeedResult> run)
{
    private readonly Lock gate = new();
    private readonly Stopwatch watch = new();
    private readonly List<SeedResult> failures = [];
    private bool isOver;

    /// <summary>Ends at the first seed that fails.</summary>
    public bool StopsAtFailure { get; init; }

    /// <summary>Told of each seed that is done, by one thread at a time.</summary>
    public Action<SeedResult> Done { get; init; } = static _ => { };

    public FaultCount Faults { get; } = new();

    public FaultCount Happened { get; } = new();

    public TimeSpan Lived { get; private set; }

    public TimeSpan Elapsed => watch.Elapsed;

    public long Seeds { get; private set; }

    public long Answered { get; private set; }

    public IReadOnlyList<SeedResult> Failures => failures;

    public double SeedsPerSecond => Seeds / Math.Max(0.001, Elapsed.TotalSeconds);

    /// <summary>Runs all seeds.</summary>
    public void Run(IEnumerable<ulong> seeds, int threads)
    {
        watch.Start();
        using var next = seeds.GetEnumerator();
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() => Work(next))).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        watch.Stop();
    }

    private void Work(IEnumerator<ulong> seeds)
    {
        while (true)
        {
            ulong seed;
            lock (gate)
            {
                if (isOver || !seeds.MoveNext()) return;
                seed = seeds.Current;
            }

            var result = run(seed);
            lock (gate) Count(result);
        }
    }

    private void Count(SeedResult result)
    {
        Seeds++;
        Lived += result.Lived;
        Answered += result.Answered;
        Faults.Add(result.Faults);
        Happened.Add(result.Happened);
        if (result.Violations.Count > 0) failures.Add(result);
        isOver |= StopsAtFailure && failures.Count > 0;
        Done(result);
    }
}
