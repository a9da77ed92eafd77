namespace Loyalty.Journal.Conformance;

public abstract partial class JournalConformance
{
    private static DateTimeOffset Instant(int minutes) =>
        new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes);

    private Task SetDue(string stream, long expectedVersion, int minutes) =>
        SetDue(stream, expectedVersion, Due.Becomes(Instant(minutes)));

    private async Task SetDue(string stream, long expectedVersion, Due due) =>
        (await Journal.Append(One(stream, expectedVersion) with { Due = due })).ShouldBe(Appended(expectedVersion + 1));

    [Fact]
    public async Task Due_gives_streams_at_or_before_an_instant_earliest_first()
    {
        await SetDue("m/p/c", 0, 3);
        await SetDue("m/p/a", 0, 5);
        await SetDue("m/p/b", 0, 1);
        await SetDue("m/p/d", 0, 4);
        DueStream[] inOrder = [new("m/p/b", Instant(1)), new("m/p/c", Instant(3)), new("m/p/d", Instant(4))];
        (await Journal.Due("m/p/", Instant(4), 10)).ShouldBe(inOrder);
        (await Journal.Due("m/p/", Instant(4).AddTicks(-1), 10)).ShouldBe(inOrder[..2]);
        (await Journal.Due("m/p/", Instant(4), 2)).ShouldBe(inOrder[..2]);
        (await Journal.Due("m/p/", Instant(0), 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Due_instant_is_replaced_kept_and_cleared_by_later_appends()
    {
        await SetDue("m/p/a", 0, 5);
        await SetDue("m/p/a", 1, 2);
        (await Journal.Due("m/p/", Instant(9), 10)).ShouldBe([new DueStream("m/p/a", Instant(2))]);
        await SetDue("m/p/a", 2, Due.Unchanged);
        (await Journal.Due("m/p/", Instant(9), 10)).ShouldBe([new DueStream("m/p/a", Instant(2))]);
        await SetDue("m/p/a", 3, 7);
        (await Journal.Due("m/p/", Instant(6), 10)).ShouldBeEmpty();
        (await Journal.Due("m/p/", Instant(7), 10)).ShouldBe([new DueStream("m/p/a", Instant(7))]);
        await SetDue("m/p/a", 4, Due.Becomes(null));
        (await Journal.Due("m/p/", Instant(99), 10)).ShouldBeEmpty();
        await SetDue("m/p/a", 5, Due.Becomes(null));
        await SetDue("m/p/a", 6, 8);
        (await Journal.Due("m/p/", Instant(99), 10)).ShouldBe([new DueStream("m/p/a", Instant(8))]);
    }

    [Fact]
    public async Task Due_keeps_to_its_prefix()
    {
        string[] names = ["m/p/a", "m/p/a/b", "m/pp/a", "m/p", "x", "m/q/a", "M/P/a"];
        for (var index = 0; index < names.Length; index++)
            await SetDue(names[index], 0, index);
        (await DueNames("m/p/")).ShouldBe(["m/p/a", "m/p/a/b"]);
        (await DueNames("m/p")).ShouldBe(["m/p/a", "m/p/a/b", "m/pp/a", "m/p"]);
        (await DueNames("m/")).ShouldBe(["m/p/a", "m/p/a/b", "m/pp/a", "m/p", "m/q/a"]);
        (await DueNames("m/p/a/")).ShouldBe(["m/p/a/b"]);
        (await DueNames("x")).ShouldBe(["x"]);
        (await DueNames("")).ShouldBe(names);
        (await Journal.Due("", Instant(99), 2)).Select(due => due.Stream).ShouldBe(names[..2]);

        async Task<IEnumerable<string>> DueNames(string prefix) =>
            (await Journal.Due(prefix, Instant(99), 100)).Select(due => due.Stream);
    }

    [Fact]
    public async Task Due_instants_keep_their_ticks_and_mean_the_same_in_any_offset()
    {
        var paris = new DateTimeOffset(2026, 3, 1, 1, 0, 0, TimeSpan.FromHours(1)).AddTicks(1);
        await SetDue("m/p/a", 0, Due.Becomes(paris));
        await SetDue("m/p/old", 0, Due.Becomes(DateTimeOffset.MinValue));
        await SetDue("m/p/far", 0, Due.Becomes(DateTimeOffset.MaxValue));
        (await Journal.Due("m/p/", Instant(0), 10)).Select(due => due.Stream).ShouldBe(["m/p/old"]);
        (await Journal.Due("m/p/", Instant(0).AddTicks(1), 10))[1].At.ShouldBe(paris);
        (await Journal.Due("m/p/", DateTimeOffset.MaxValue, 10))[2].At.ShouldBe(DateTimeOffset.MaxValue);
    }
}
