using Loyalty.Postgres;
using static Loyalty.Journal.Postgres.Tests.AppendsOfTests;

namespace Loyalty.Journal.Postgres.Tests;

public sealed class RacingAdaptersTests(SharedPostgres shared) : TwoAdapters(shared)
{
    [Fact]
    public async Task Two_adapters_on_one_stream_make_one_history()
    {
        const int Wins = 300;
        var wins = await Task.WhenAll(Run(First, "first"), Run(Second, "second"));
        wins.Sum().ShouldBe(Wins);
        await ShouldBeOneHistory(First, "s", Wins);

        static async Task<int> Run(PostgresJournal journal, string name)
        {
            var (version, won) = (0L, 0);
            for (var turn = 0; version < Wins; turn++)
            {
                var outcome = await journal.Append(One("s", version, $"{name}-{turn}"));
                outcome.Status.ShouldBeOneOf(AppendStatus.Appended, AppendStatus.VersionConflict);
                won += outcome.Status == AppendStatus.Appended ? 1 : 0;
                version = outcome.Version;
            }

            return won;
        }
    }

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

            async Task<Dictionary<string, AppendOutcome>> Race(PostgresJournal journal, string name)
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

    [Fact]
    public async Task Chains_of_two_adapters_are_stored_from_their_beginning_without_a_foreign_link()
    {
        const int Links = 8;
        for (var round = 0; round < 40; round++)
        {
            var start = await First.Version("s");
            var outcomes = await Task.WhenAll(Chain(First, $"first-{round}", start), Chain(Second, $"second-{round}", start));
            foreach (var chain in outcomes)
            {
                var stored = chain.TakeWhile(outcome => outcome.Status == AppendStatus.Appended).Count();
                chain.Skip(stored).ShouldAllBe(outcome => outcome.Status == AppendStatus.VersionConflict);
            }
        }

        var events = await First.Read("s", 0, JournalLimits.PageSize);
        await ShouldBeOneHistory(First, "s", events.Count);
        foreach (var pair in events.Zip(events.Skip(1)).Where(pair => !pair.Second.CommandId!.EndsWith("-0", StringComparison.Ordinal)))
            Owner(pair.First.CommandId!).ShouldBe(Owner(pair.Second.CommandId!));

        static string Owner(string command) => command[..command.LastIndexOf('-')];

        static Task<AppendOutcome[]> Chain(PostgresJournal journal, string name, long start)
        {
            var line = new AppendLine();
            return Task.WhenAll(Enumerable.Range(0, Links).Select(link =>
                journal.Append(One("s", start + link, $"{name}-{link}") with { Line = line }).AsTask()));
        }
    }
}
