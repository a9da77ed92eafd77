using Loyalty.Faults.Processes;
using Loyalty.Faults.Rounds;

namespace Loyalty.Faults.Measurements;

/// <summary>One member whom everybody wants, and how that member's neighbours fare.</summary>
internal static class HotMember
{
    private const string Neighbours = "500";
    private const string Rate = "5000";

    public static Measurement Measurement { get; } = new(
        "hot",
        $"64 clients buy for one member (10 s); then {Rate} purchases a second of one member, or of 2,000, beside {Neighbours} of others",
        Run);

    private static async Task<IReadOnlyList<Figure>> Run(Action<string> step, CancellationToken cancellation)
    {
        await using var cluster = await ProcessCluster.Start(new Shape(1, 0, Store.Postgres) { IsPlain = true });
        var address = cluster.Apis[0];
        step("warming up");
        await LoadTool.Purchase(address, "--seconds", "5");
        var calm = await LoadTool.Purchase(address, "--seconds", "10", "--enrolled", "--rate", Neighbours, "--run", "calm");
        cancellation.ThrowIfCancellationRequested();
        step("as many purchases of many");
        var (many, besideMany) = await Beside(address, "many", "--members", "2000");
        cancellation.ThrowIfCancellationRequested();
        step("of one hot member");
        var (hot, besideHot) = await Beside(address, "hot", "--members", "1");
        step("of one hot member, as fast as they can");
        var alone = await LoadTool.Purchase(address, "--seconds", "10", "--members", "1", "--run", "alone");
        return
        [
            new("the hot member alone, as fast as it goes", alone.ToString()),
            new("neighbours before", calm.ToString()),
            new($"neighbours beside {Rate} of 2,000 members", besideMany.ToString()),
            new($"neighbours beside {Rate} of one member", besideHot.ToString()),
            new($"the {Rate} of 2,000 members", many.ToString()),
            new($"the {Rate} of one member", hot.ToString()),
        ];
    }

    private static async Task<(LoadFigures Load, LoadFigures Beside)> Beside(Uri address, string run, params string[] members)
    {
        var load = LoadTool.Purchase(address, ["--seconds", "10", "--rate", Rate, "--run", run, .. members]);
        var beside = LoadTool.Purchase(address, "--seconds", "10", "--enrolled", "--rate", Neighbours, "--run", $"beside-{run}");
        await Task.WhenAll(load, beside);
        return (await load, await beside);
    }
}
