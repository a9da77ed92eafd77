using System.Diagnostics;
using System.Globalization;
using Loyalty.Faults.Processes;
using Loyalty.Faults.Rounds;

namespace Loyalty.Faults.Measurements;

/// <summary>Twice as many purchases as the cluster can do, sent whether it answers or not; then it must be as good as before.</summary>
internal static class Overload
{
    private const string Seconds = "60";
    private const string Clients = "2000";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Measurement Measurement { get; } = new(
        "overload", $"{Seconds} s of purchases at twice the throughput (open loop, {Clients} connections) through one gateway to three silos", Run);

    private static async Task<IReadOnlyList<Figure>> Run(Action<string> step, CancellationToken cancellation)
    {
        await using var cluster = await ProcessCluster.Start(new Shape(3, 1, Store.Postgres) { IsPlain = true });
        var gateway = cluster.Apis[0];
        step("peak");
        await LoadTool.Purchase(gateway, "--seconds", "5");
        var peak = await LoadTool.Purchase(gateway, "--seconds", "10", "--enrolled");
        cancellation.ThrowIfCancellationRequested();
        step($"peak {peak}; twice of it");
        var rate = (2 * peak.PerSecond).ToString("F0", CultureInfo.InvariantCulture);
        var over = await LoadTool.Purchase(
            gateway, "--enrolled", "--rate", rate, "--clients", Clients, "--seconds", Seconds, "--warmup", "1");
        step($"overloaded {over}; afterwards");
        var began = Stopwatch.GetTimestamp();
        LoadFigures after;
        do
        {
            after = await LoadTool.Purchase(gateway, "--enrolled", "--seconds", "2"); // warmed up as for the peak: the tool is a new process
        }
        while (after.PerSecond < 0.95 * peak.PerSecond && Stopwatch.GetElapsedTime(began) < Patience);

        return
        [
            new("peak (closed loop, 64 connections)", peak.ToString()),
            new("asked for", $"{rate}/s for {Seconds} s"),
            new("goodput", over.ToString()),
            new("goodput, of the peak", Percent(over.PerSecond / peak.PerSecond)),
            new("afterwards", after.ToString()),
            new("afterwards, of the peak", Percent(after.PerSecond / peak.PerSecond)),
            new("back to 95 % of the peak within", $"{Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s, 4 s of measuring included"),
        ];
    }

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);
}
