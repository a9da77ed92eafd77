using Loyalty.Postgres;

namespace Loyalty.Journal.Postgres.Tests;

public sealed class RacingAdaptersTests(SharedPostgres shared)
    : RacingAdapters<PostgresPlace>(new PostgresPlace(shared), races: 300, chainRaces: 40)
{
    [Fact]
    public async Task Batches_over_the_same_streams_in_any_order_never_wait_for_each_other_in_a_ring()
    {
        string[] streams = [.. Enumerable.Range(0, 60).Select(number => $"s{number:00}")];
        for (var version = 0; version < 30; version++)
        {
            var (random, round) = (new Random(version), version);
            var outcomes = await Task.WhenAll(
                Race(First, "first"), Race(Second, "second"));
            for (var stream = 0; stream < streams.Length; stream++)
            {
                AppendOutcome[] both = [outcomes[0][streams[stream]], outcomes[1][streams[stream]]];
                both.Count(outcome => outcome == Appended(version + 1)).ShouldBe(1);
                both.Count(outcome => outcome == Conflict(version + 1)).ShouldBe(1);
            }

            async Task<Dictionary<string, AppendOutcome>> Race(IJournal journal, string name)
            {
                var order = streams.ToArray();
                lock (random)
                    random.Shuffle(order);
                var appends = order.Select(stream => journal.Append(One(stream, round, $"{name} {round}")).AsTask()).ToArray();
                return order.Zip(await Task.WhenAll(appends)).ToDictionary(pair => pair.First, pair => pair.Second);
            }
        }
    }

    [Fact]
    public async Task A_chain_that_another_adapter_has_cut_is_refused_as_a_whole()
    {
        FirstCommits.Hold();
        var before = First.Append(One("other", 0)).AsTask();
        await FirstCommits.Arrival();
        var chain = Enumerable.Range(0, 5).Select(version => First.Append(One("s", version, $"c{version}")).AsTask()).ToArray();
        (await Second.Append(One("s", 0, "foreign"))).ShouldBe(Appended(1));
        FirstCommits.Release();
        await before;
        (await Task.WhenAll(chain)).ShouldAllBe(outcome => outcome == Conflict(1));
        await ShouldBeOneHistory(First, "s", 1);
        (await First.Append(One("s", 1, "c9"))).ShouldBe(Appended(2));
    }
}
