using Loyalty.Cli.Feeding;
using Loyalty.Cli.Tests.FakeServer;

namespace Loyalty.Cli.Tests.Feeding;

/// <summary>One feed against a server, with short pauses.</summary>
internal static class Feed
{
    public static FeedOptions To(Uri server) => new()
    {
        Server = server,
        Program = "storefront",
        Key = FakeLoyaltyServer.Key,
        Concurrency = 8,
        Patience = TimeSpan.FromMinutes(2),
        ShortestPause = TimeSpan.FromMilliseconds(1),
        LongestPause = TimeSpan.FromMilliseconds(20),
    };

    public static async Task<(FeedEnd End, FeedProgress Progress)> Run(
        FeedOptions options, FeedPlan plan, CancellationToken cancellation = default)
    {
        using var client = new LoyaltyClient(options, TimeProvider.System);
        var tally = new FeedTally(TimeProvider.System);
        var end = await new Feeder(client, options, tally, TimeProvider.System).Feed(plan.Members, cancellation);
        return (end, tally.Read());
    }
}
