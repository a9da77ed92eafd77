using System.Globalization;
using Loyalty.Faults.Processes;
using Loyalty.Faults.Rounds;

namespace Loyalty.Faults.Measurements;

/// <summary>
/// Durable awards of one, two and three silos, beside what the store does by itself in the same run. One silo and the store take turns, so
/// that what the machine does meanwhile falls on both.
/// </summary>
internal static class Throughput
{
    private const int Turns = 5;
    private static readonly Shape OneSilo = Plain(1, 0);
    private static readonly Shape[] Others = [Plain(1, 1), Plain(2, 1), Plain(3, 1)];

    public static Measurement Measurement { get; } =
        new("throughput", "purchases by 64 clients (closed loop, 10 s), everything on this machine", Run);

    private static async Task<IReadOnlyList<Figure>> Run(Action<string> step, CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        await using (var store = await StoreAlone.Start())
        {
            step("the store alone");
            figures.Add(new("the store alone: a bare row as one prepared statement, 64 clients", $"{await store.BareRows():N0} rows/s"));
            figures.Add(new("the store alone: batches of 100 bare rows by one statement, 2 clients", $"{await store.BareRowsInBatches():N0} rows/s"));
            await InTurns(store, figures, step, cancellation);
        }

        foreach (var shape in Others)
        {
            cancellation.ThrowIfCancellationRequested();
            step(shape.ToString());
            await using var cluster = await ProcessCluster.Start(shape);
            await LoadTool.Purchase(cluster.Apis[0], "--seconds", "5");
            var full = await LoadTool.Purchase(cluster.Apis[0], "--seconds", "10", "--enrolled");
            figures.Add(new(shape.ToString(), full.ToString()));
            figures.Add(new($"{shape}, at half of it (open loop)", $"{await AtRate(cluster.Apis[0], full.PerSecond / 2)}"));
        }

        return figures;
    }

    private static async Task InTurns(StoreAlone store, List<Figure> figures, Action<string> step, CancellationToken cancellation)
    {
        await using var cluster = await ProcessCluster.Start(OneSilo);
        var address = cluster.Apis[0];
        await LoadTool.Purchase(address, "--seconds", "5");
        var (statements, silos) = (new List<double>(), new List<LoadFigures>());
        var (storeTails, siloTails) = (new List<LoadFigures>(), new List<LoadFigures>());
        for (var turn = 1; turn <= Turns; turn++)
        {
            cancellation.ThrowIfCancellationRequested();
            step($"the store alone and {OneSilo}, turn {turn} of {Turns}");
            statements.Add(await store.Awards());
            silos.Add(await LoadTool.Purchase(address, "--seconds", "10", "--enrolled"));
            var half = silos[^1].PerSecond / 2;
            storeTails.Add(await store.AwardsAt(half));
            siloTails.Add(await AtRate(address, half));
        }

        var ratios = silos.Zip(statements, (silo, statement) => silo.PerSecond / statement).ToList();
        figures.Add(new(
            $"the store alone: one award as one prepared statement, 64 clients, median of {Turns} turns",
            $"{Median(statements):N0} awards/s ({Each(statements, "N0")})"));
        figures.Add(new($"{OneSilo}, median of {Turns} turns", $"{Middle(silos)} ({Each(silos.Select(silo => silo.PerSecond), "N0")})"));
        figures.Add(new("one silo to the store alone, median of the turns' ratios", $"{Median(ratios):F2} ({Each(ratios, "F2")})"));
        figures.Add(new("the store alone at half of the silo's rate (open loop), median", Middle(storeTails)));
        figures.Add(new($"{OneSilo}, at half of its rate (open loop), median", Middle(siloTails)));
    }

    private static Task<LoadFigures> AtRate(Uri address, double rate) =>
        LoadTool.Purchase(address, "--seconds", "10", "--enrolled", "--rate", rate.ToString("F0", CultureInfo.InvariantCulture));

    private static string Middle(List<LoadFigures> turns)
    {
        var perSecond = Median(turns.Select(turn => turn.PerSecond));
        var p50 = Median(turns.Select(turn => turn.Median));
        var p99 = turns.ConvertAll(turn => turn.P99);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{perSecond:N0}/s, p50 {p50:N1} ms, p99 {Median(p99):N1} ms; p99 of each {Each(p99, "N1")}");
    }

    private static string Each(IEnumerable<double> turns, string format) =>
        string.Join(" · ", turns.Select(turn => turn.ToString(format, CultureInfo.InvariantCulture)));

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Turns / 2);

    private static Shape Plain(int silos, int gateways) => new(silos, gateways, Store.Postgres) { IsPlain = true };
}
