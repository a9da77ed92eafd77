namespace Loyalty.Journal.Conformance;

/// <summary>What two processes do to one stream, in every store that several may have open.</summary>
/// <param name="place">Where their journals are.</param>
/// <param name="races">How many versions they race for, one by one.</param>
/// <param name="chainRaces">How many times they race with a chain of appends each.</param>
public abstract class RacingAdapters<TPlace>(TPlace place, int races, int chainRaces) : TwoAdapters<TPlace>(place)
    where TPlace : JournalPlace
{
    private const int Links = 8;

    [Fact]
    public async Task Two_adapters_on_one_stream_make_one_history()
    {
        var wins = await Task.WhenAll(Run(First, "first"), Run(Second, "second"));
        wins.Sum().ShouldBe(races);
        await ShouldBeOneHistory(First, "s", races);

        async Task<int> Run(IJournal journal, string name)
        {
            var (version, won) = (0L, 0);
            for (var turn = 0; version < races; turn++)
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
    public async Task A_line_that_another_adapter_has_cut_is_refused_as_a_whole()
    {
        await First.Append(One("s", 0, "c0"));
        (await Second.Append(One("s", 1, "foreign"))).ShouldBe(Appended(2));
        var line = new AppendLine();
        var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(version =>
            First.Append(One("s", version, $"c{version}") with { Line = line }).AsTask()));
        outcomes.ShouldAllBe(outcome => outcome == Conflict(2));
        await ShouldBeOneHistory(First, "s", 2);
        (await First.Append(One("s", 2, "c9"))).ShouldBe(Appended(3));
    }

    [Fact]
    public async Task A_command_that_another_adapter_has_stored_is_told_as_a_duplicate()
    {
        await First.Append(One("s", 0, "c0"));
        await Second.Append(One("s", 1, "the-order"));
        (await First.Append(One("s", 1, "the-order"))).ShouldBe(Duplicate(2));
        (await First.Append(One("s", 2, "the-order"))).ShouldBe(Duplicate(2));
    }

    [Fact]
    public async Task Chains_of_two_adapters_are_stored_from_their_beginning_without_a_foreign_link()
    {
        for (var round = 0; round < chainRaces; round++)
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

        static Task<AppendOutcome[]> Chain(IJournal journal, string name, long start)
        {
            var line = new AppendLine();
            return Task.WhenAll(Enumerable.Range(0, Links).Select(link =>
                journal.Append(One("s", start + link, $"{name}-{link}") with { Line = line }).AsTask()));
        }
    }
}
