namespace Loyalty.History;

/// <summary>K, and D as the journal itself shows it.</summary>
internal static class FeedChecks
{
    private const string Journal = "the feed";

    public static IEnumerable<Violation> Run(Observed observed) => observed.Feed is { } feed
        ? [.. Rising(feed), .. InOrder(feed), .. Complete(observed, feed), .. Followed(observed.Followed, feed), .. SameAsLedgers(observed)]
        : [];

    private static IEnumerable<Violation> Rising(IReadOnlyList<FeedPlace> feed) => feed.Zip(feed.Skip(1))
        .Where(pair => pair.First.Position >= pair.Second.Position)
        .Take(1)
        .Select(pair => new Violation('K', Journal, $"position {pair.Second.Position} comes after {pair.First.Position}"));

    private static IEnumerable<Violation> InOrder(IReadOnlyList<FeedPlace> feed)
    {
        var versions = new Dictionary<string, long>();
        foreach (var place in feed)
        {
            var expected = versions.GetValueOrDefault(place.Stream) + 1;
            if (place.Version != expected)
            {
                yield return new Violation('K', place.Stream, $"the feed has version {place.Version} where {expected} should be");
                yield break;
            }

            versions[place.Stream] = expected;
        }
    }

    private static IEnumerable<Violation> Complete(Observed observed, IReadOnlyList<FeedPlace> feed)
    {
        var last = feed.GroupBy(place => place.Stream).ToDictionary(stream => stream.Key, stream => stream.Max(place => place.Version));
        return observed.Streams.Where(stream => last.GetValueOrDefault(stream.Key) != stream.Value)
            .Select(stream => new Violation(
                'K', stream.Key, $"the feed ends at version {last.GetValueOrDefault(stream.Key)}, the stream at {stream.Value}"));
    }

    /// <summary>What was once read stands where it stood: nothing came in between afterwards.</summary>
    private static IEnumerable<Violation> Followed(IReadOnlyList<FeedPlace> followed, IReadOnlyList<FeedPlace> feed)
    {
        for (var index = 0; index < followed.Count; index++)
        {
            if (index >= feed.Count || followed[index] != feed[index])
            {
                var now = index < feed.Count ? $"{feed[index]}" : "nothing";
                yield return new Violation('K', Journal, $"a reader saw {followed[index]} where there is {now} now");
                yield break;
            }
        }
    }

    private static IEnumerable<Violation> SameAsLedgers(Observed observed) =>
        from ledger in observed.Ledgers
        let version = ledger.Value.Count == 0 ? 0 : ledger.Value[^1].Version
        let stored = observed.Streams.GetValueOrDefault(observed.StreamPrefix + ledger.Key)
        where version != stored
        select new Violation('D', ledger.Key, $"the ledger ends at version {version}, its stream at {stored}");
}
