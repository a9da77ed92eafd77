using Loyalty.Faults.Processes;
using Loyalty.Faults.Rounds;

namespace Loyalty.Faults.Measurements;

/// <summary>One member whom everybody wants, and how that member's neighbours fare.</summary>
internal static class HotMember
{
    private const string Neighbours = "500";

    public static Measurement Measurement { get; } = new(
        "hot", $"64 clients buy for one member (10 s); before and meanwhile {Neighbours} purchases a second of others", Run);

    private static async Task<IReadOnlyList<Figure>> Run(Action<string> step, CancellationToken cancellation)
    {
        await using var cluster = await ProcessCluster.Start(new Shape(1, 0, Store.Postgres));
        var address = cluster.Apis[0];
        step("warming up");
        await LoadTool.Purchase(address, "--seconds", "5");
        var calm = await LoadTool.Purchase(address, "--seconds", "10", "--enrolled", "--rate", Neighbours, "--run", "calm");
        cancellation.ThrowIfCancellationRequested();
        step("one hot member");
        var hot = LoadTool.Purchase(address, "--seconds", "10", "--members", "1", "--run", "hot");
        var beside = LoadTool.Purchase(address, "--seconds", "10", "--enrolled", "--rate", Neighbours, "--run", "beside");
        await Task.WhenAll(hot, beside);
        var alone = await LoadTool.Purchase(address, "--seconds", "10", "--members", "1", "--run", "alone");
        return
        [
            new("the hot member alone", alone.ToString()),
            new("the hot member beside neighbours", (await hot).ToString()),
            new("neighbours before", calm.ToString()),
            new("neighbours meanwhile", (await beside).ToString()),
        ];
    }
}
