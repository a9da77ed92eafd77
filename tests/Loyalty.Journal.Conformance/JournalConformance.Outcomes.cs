namespace Loyalty.Journal.Conformance;

public abstract partial class JournalConformance
{
    [Fact]
    public async Task Append_to_a_new_stream_makes_version_1()
    {
        (await Journal.Append(One("member/p/anna", 0, "c1"))).ShouldBe(Appended(1));
        await ShouldHoldOnly("member/p/anna", "member/p/anna 1");
    }

    [Fact]
    public async Task Append_of_several_events_gives_them_contiguous_versions_and_the_command_to_the_last()
    {
        (await Journal.Append(new Append("s", 0, "c1", Bodies("a", "b", "c")))).ShouldBe(Appended(3));
        (await Journal.Append(new Append("s", 3, null, Bodies("d", "e")))).ShouldBe(Appended(5));
        await ShouldHoldOnly("s", "a", "b", "c", "d", "e");
        (await Journal.Read("s", 0, 10)).Select(stored => stored.CommandId).ShouldBe([null, null, "c1", null, null]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100)]
    public async Task Append_at_another_version_is_a_conflict_that_names_the_right_one(long expectedVersion)
    {
        await Fill("s", 2);
        (await Journal.Append(One("s", expectedVersion, "new"))).ShouldBe(Conflict(2));
        await ShouldHoldOnly("s", "s 1", "s 2");
        (await Journal.Append(One("s", 2, "new"))).ShouldBe(Appended(3));
    }

    [Fact]
    public async Task Append_to_an_absent_stream_at_a_version_is_a_conflict()
    {
        (await Journal.Append(One("absent", 1))).ShouldBe(Conflict(0));
        (await Journal.Version("absent")).ShouldBe(0);
        (await Journal.Streams("", "", 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Append_of_a_known_command_answers_the_version_that_holds_it()
    {
        await Fill("s", 3);
        (await Journal.Append(One("s", 3, "c2"))).ShouldBe(Duplicate(2));
        await ShouldHoldOnly("s", "s 1", "s 2", "s 3");
    }

    [Fact]
    public async Task A_known_command_of_several_events_is_held_by_its_last_event()
    {
        await Journal.Append(new Append("s", 0, "many", Bodies("a", "b", "c")));
        (await Journal.Append(One("s", 3, "many"))).ShouldBe(Duplicate(3));
        (await Journal.Append(new Append("s", 3, "many", Bodies("x", "y", "z")))).ShouldBe(Duplicate(3));
        (await Journal.Version("s")).ShouldBe(3);
    }

    [Fact]
    public async Task A_command_id_counts_per_stream_and_by_its_exact_characters()
    {
        await Journal.Append(One("s", 0, "order-1"));
        (await Journal.Append(One("t", 0, "order-1"))).ShouldBe(Appended(1));
        (await Journal.Append(One("s", 1, "ORDER-1"))).ShouldBe(Appended(2));
        (await Journal.Append(One("s", 2, "order-1 "))).ShouldBe(Appended(3));
        (await Journal.Append(One("s", 3, "1"))).ShouldBe(Appended(4));
        (await Journal.Append(One("s", 4, "01"))).ShouldBe(Appended(5));
    }

    [Fact]
    public async Task A_command_id_that_looks_like_a_version_is_no_version()
    {
        await Journal.Append(One("s", 0, "2"));
        (await Journal.Append(One("s", 1, "1"))).ShouldBe(Appended(2));
        (await Journal.Append(One("s", 2, "2"))).ShouldBe(Duplicate(1));
        (await Journal.Find("s", "1")).ShouldNotBeNull().Version.ShouldBe(2);
        (await Journal.Find("s", "3")).ShouldBeNull();
    }

    [Fact]
    public async Task Appends_without_a_command_are_never_duplicates()
    {
        (await Journal.Append(One("s", 0))).ShouldBe(Appended(1));
        (await Journal.Append(One("s", 1))).ShouldBe(Appended(2));
    }

    [Fact]
    public async Task A_fence_at_its_version_lets_an_append_pass()
    {
        await Fill("catalogue/p", 2);
        (await Journal.Append(One("s", 0, "c1", new Fence("catalogue/p", 2)))).ShouldBe(Appended(1));
        (await Journal.Append(One("s", 1, "c2", new Fence("absent", 0)))).ShouldBe(Appended(2));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_fence_that_moved_refuses_and_names_the_version_it_has(long fenceVersion)
    {
        await Fill("catalogue/p", 2);
        (await Journal.Append(One("s", 0, "c1", new Fence("catalogue/p", fenceVersion)))).ShouldBe(Moved(2));
        (await Journal.Version("s")).ShouldBe(0);
        (await Journal.Find("s", "c1")).ShouldBeNull();
        (await Journal.Append(One("s", 0, "c1", new Fence("catalogue/p", 2)))).ShouldBe(Appended(1));
    }

    [Fact]
    public async Task Duplicate_comes_before_version_and_version_before_fence()
    {
        await Fill("catalogue/p", 2);
        await Fill("s", 2);
        var moved = new Fence("catalogue/p", 1);
        (await Journal.Append(One("s", 7, "c1", moved))).ShouldBe(Duplicate(1));
        (await Journal.Append(One("s", 7, "c1"))).ShouldBe(Duplicate(1));
        (await Journal.Append(One("s", 2, "c1", moved))).ShouldBe(Duplicate(1));
        (await Journal.Append(One("s", 7, "new", moved))).ShouldBe(Conflict(2));
        (await Journal.Append(One("s", 2, "new", moved))).ShouldBe(Moved(2));
    }

    [Fact]
    public async Task What_is_refused_leaves_no_snapshot_no_due_instant_and_no_command()
    {
        await Fill("s", 1);
        await Journal.Append(One("s", 5, "new") with { Snapshot = Bytes("wrong"), Due = Due.Becomes(Instant(1)) });
        var tail = await Journal.Load("s");
        tail.Snapshot.ShouldBeNull();
        (await Journal.Due("", Instant(100), 10)).ShouldBeEmpty();
        (await Journal.Find("s", "new")).ShouldBeNull();
    }
}
