using System.Globalization;
using Loyalty.Faults.Processes;
using Loyalty.Faults.Rounds;

namespace Loyalty.Faults.Measurements;

/// <summary>Durable awards of one, two and three silos, beside what the store does by itself in the same run.</summary>
internal static class Throughput
{
    private static readonly Shape[] Shapes =
        [new(1, 0, Store.Postgres), new(1, 1, Store.Postgres), new(2, 1, Store.Postgres), new(3, 1, Store.Postgres)];

    public static Measurement Measurement { get; } =
        new("throughput", "purchases by 64 clients (closed loop, 10 s), everything on this machine", Run);

    private static async Task<IReadOnlyList<Figure>> Run(Action<string> step, CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        await using (var store = await StoreAlone.Start())
        {
            step("the store alone");
            figures.Add(new("the store alone: one award as one prepared statement, 64 clients", await store.OneByOne()));
            figures.Add(new("the store alone: batches of 100 rows by one statement, 2 clients", await store.Batches()));
        }

        foreach (var shape in Shapes)
        {
            cancellation.ThrowIfCancellationRequested();
            step(shape.ToString());
            await using var cluster = await ProcessCluster.Start(shape);
            var address = cluster.Apis[0];
            await LoadTool.Purchase(address, "--seconds", "5");
            var full = await LoadTool.Purchase(address, "--seconds", "10", "--enrolled");
            var rate = (full.PerSecond / 2).ToString("F0", CultureInfo.InvariantCulture);
            var half = await LoadTool.Purchase(address, "--seconds", "10", "--enrolled", "--rate", rate);
            figures.Add(new(shape.ToString(), full.ToString()));
            figures.Add(new($"{shape}, at half of it (open loop)", half.ToString()));
        }

        return figures;
    }
}
