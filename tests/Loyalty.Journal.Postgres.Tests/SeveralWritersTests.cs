using Loyalty.Postgres;

namespace Loyalty.Journal.Postgres.Tests;

/// <summary>Several batches on their way at the same moment.</summary>
public sealed class SeveralWritersTests(SharedPostgres shared)
{
    [Fact]
    public async Task Streams_grow_side_by_side_and_the_feed_has_all_of_them_in_order()
    {
        const int Streams = 40, Versions = 50;
        await using var journal = await PostgresJournal.Open(
            PostgresPlace.Patient(await shared.NewDatabase()) with { Writers = 4, Readers = 2 });
        await journal.Append(One("catalogue/p", 0));
        await Task.WhenAll(Enumerable.Range(0, Streams).Select(async stream =>
        {
            for (var version = 0; version < Versions; version++)
            {
                var append = One($"s{stream}", version, $"c{version}", new Fence("catalogue/p", 1));
                (await journal.Append(append)).ShouldBe(Appended(version + 1));
                (await journal.Version(append.Stream)).ShouldBe(version + 1);
            }
        }));
        var feed = new List<FeedEvent>();
        while (await journal.Feed(feed.Count == 0 ? 0 : feed[^1].Position, 500) is { Count: > 0 } page)
            feed.AddRange(page);
        feed.Count.ShouldBe(1 + Streams * Versions);
        foreach (var stream in feed.GroupBy(stored => stored.Stream))
            stream.Select(stored => stored.Version).ShouldBe(Enumerable.Range(1, stream.Count()).Select(number => (long)number));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    public async Task A_number_of_writers_that_makes_no_sense_is_refused(int writers) =>
        await Should.ThrowAsync<ArgumentOutOfRangeException>(
            () => PostgresJournal.Open(new PostgresJournalOptions("Host=nowhere") { Writers = writers }));
}
