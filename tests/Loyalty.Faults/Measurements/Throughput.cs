using System.Globalization;
using Loyalty.Faults.Processes;
using Loyalty.Faults.Rounds;

namespace Loyalty.Faults.Measurements;

/// <summary>Durable awards of one, two and three silos, beside what the store does by itself in the same run.</summary>
internal static class Throughput
{
    private static readonly Shape[] Shapes =
        [Plain(1, 0), Plain(1, 1), Plain(2, 1), Plain(3, 1)];

    public static Measurement Measurement { get; } =
        new("throughput", "purchases by 64 clients (closed loop, 10 s), everything on this machine", Run);

    private static async Task<IReadOnlyList<Figure>> Run(Action<string> step, CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        double statement;
        await using (var store = await StoreAlone.Start())
        {
            step("the store alone");
            statement = await store.Awards();
            figures.Add(new("the store alone: one award as one prepared statement, 64 clients", $"{statement:N0} awards/s"));
            figures.Add(new("the store alone: a bare row as one prepared statement, 64 clients", $"{await store.BareRows():N0} rows/s"));
            figures.Add(new("the store alone: batches of 100 bare rows by one statement, 2 clients", $"{await store.BareRowsInBatches():N0} rows/s"));
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
            figures.Add(new(shape.ToString(), string.Create(
                CultureInfo.InvariantCulture, $"{full}; {full.PerSecond / statement:F2} of the store alone, one award as one statement")));
            figures.Add(new($"{shape}, at half of it (open loop)", half.ToString()));
        }

        return figures;
    }

    private static Shape Plain(int silos, int gateways) => new(silos, gateways, Store.Postgres) { IsPlain = true };
}
