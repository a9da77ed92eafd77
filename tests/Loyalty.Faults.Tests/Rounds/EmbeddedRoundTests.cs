namespace Loyalty.Faults.Tests.Rounds;

/// <summary>The engine as one process on SQLite: killed and paused under load.</summary>
[Trait("Speed", "slow")]
public sealed class EmbeddedRoundTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("embedded-kills")]
    [InlineData("embedded-pauses")]
    public Task A_short_round_breaks_no_invariant(string name) => ShortRound.Run(name, output);
}
