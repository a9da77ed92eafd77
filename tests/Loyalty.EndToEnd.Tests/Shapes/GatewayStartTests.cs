using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.Postgres;

namespace Loyalty.EndToEnd.Tests.Shapes;

[Trait("Speed", "slow")]
public sealed class GatewayStartTests(SharedPostgres postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_gateway_that_is_started_before_the_silos_waits_for_them_and_says_so()
    {
        using var folder = new TemporaryFolder();
        var connection = await postgres.NewDatabase();
        var launch = Launch.Gateway(folder.Name, connection);
        using var gateway = new Server(launch with { Arguments = [.. launch.Arguments, "--Loyalty:DeadlineMilliseconds", "300"] });
        using var silo = new Server(Launch.Silo(folder.Name, connection));
        using var patience = new CancellationTokenSource(Patience);

        var starting = gateway.Start();
        while (!starting.IsCompleted && !gateway.Output.Contains("Waits for a silo", StringComparison.Ordinal))
        {
            await Task.Delay(20, patience.Token);
        }

        starting.IsCompleted.ShouldBeFalse(gateway.Output);
        await silo.Start();
        await starting;
        await gateway.Client.Enrol("storefront", "early");
    }
}
