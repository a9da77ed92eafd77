using Loyalty.Postgres;

namespace Loyalty.Faults.Tests.Rounds;

/// <summary>Real clusters of silos and gateways on a real PostgreSQL, whose silos and store fail under load.</summary>
[Trait("Speed", "slow")]
public sealed class ClusterRoundTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("kills")]
    [InlineData("rolling")]
    [InlineData("apart")]
    [InlineData("medley")]
    public async Task A_short_round_breaks_no_invariant(string name)
    {
        SharedPostgres.SkipWithoutPostgres();
        await ShortRound.Run(name, output);
    }
}
