using System.Collections.Immutable;

namespace Loyalty.Journal.Conformance;

public abstract partial class JournalConformance
{
    /// <summary>Names and command ids that have broken stores before.</summary>
    public static TheoryData<string> OddNames =>
    [
        "it's", "\"quoted\"", "'; DROP TABLE events; --", "back\\slash", "a//b", "/", " ", "tab\tline\nreturn\r", "%_*?[]{}",
        "é", "e\u0301", "日本語/メンバー", "😀", "\uFEFFmark", "\u202Eleft", "ﬁ", "İi", "-1", "0", "NULL", "null",
    ];

    [Theory]
    [MemberData(nameof(OddNames))]
    public async Task Any_name_and_any_command_id_comes_back_as_it_was(string name)
    {
        (await Journal.Append(One(name, 0, name))).ShouldBe(Appended(1));
        (await Journal.Append(One(name, 1, name))).ShouldBe(Duplicate(1));
        (await Journal.Find(name, name)).ShouldNotBeNull().CommandId.ShouldBe(name);
        (await Journal.Streams(name, "", 10)).ShouldBe([name]);
        (await Journal.Feed(0, 10)).ShouldHaveSingleItem().Stream.ShouldBe(name);
        await SetDue(name, 1, 1);
        (await Journal.Due(name, Instant(1), 10)).ShouldHaveSingleItem().Stream.ShouldBe(name);
    }

    [Fact]
    public async Task Names_that_only_look_alike_are_different_streams()
    {
        string[] names = ["é", "e\u0301", "a", "A", "a ", "ﬁ", "fi", "ı", "i", "I", "İ"];
        foreach (var name in names)
            await Fill(name, 1);
        (await Journal.Streams("", "", 100)).Order(StringComparer.Ordinal).ShouldBe(names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Bodies_come_back_byte_by_byte_up_to_a_megabyte()
    {
        var big = new byte[1024 * 1024];
        new Random(7).NextBytes(big);
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        ImmutableArray<ReadOnlyMemory<byte>> bodies = [big, Array.Empty<byte>(), all, new byte[1]];
        (await Journal.Append(new Append("s", 0, "c1", bodies, Snapshot: big))).ShouldBe(Appended(4));
        var stored = await Journal.Read("s", 0, 10);
        for (var index = 0; index < bodies.Length; index++)
            stored[index].Body.Span.SequenceEqual(bodies[index].Span).ShouldBeTrue();
        (await Journal.Load("s")).Snapshot.ShouldNotBeNull().Span.SequenceEqual(big).ShouldBeTrue();
    }

    [Fact]
    public async Task The_largest_append_is_taken()
    {
        var name = new string('n', JournalLimits.StreamNameLength);
        var command = new string('語', JournalLimits.CommandIdLength);
        var bodies = Enumerable.Range(0, JournalLimits.EventsPerAppend).Select(body => Bytes($"{body}")).ToImmutableArray();
        (await Journal.Append(new Append(name, 0, command, bodies))).ShouldBe(Appended(bodies.Length));
        (await Journal.Find(name, command)).ShouldNotBeNull().Version.ShouldBe(bodies.Length);
        (await Journal.Read(name, 0, JournalLimits.PageSize)).Select(stored => Text(stored.Body))
            .ShouldBe(bodies.Select(body => Text(body)));
    }

    public static TheoryData<string, Append> WrongAppends => new()
    {
        { "empty name", One("", 0) },
        { "long name", One(new string('n', JournalLimits.StreamNameLength + 1), 0) },
        { "NUL in the name", One("a\0b", 0) },
        { "half a character in the name", One("a\uD83D", 0) },
        { "empty command", One("s", 0, "") },
        { "long command", One("s", 0, new string('c', JournalLimits.CommandIdLength + 1)) },
        { "NUL in the command", One("s", 0, "\0") },
        { "negative version", One("s", -1) },
        { "empty fence", One("s", 0, fence: new Fence("", 0)) },
        { "negative fence", One("s", 0, fence: new Fence("f", -1)) },
        { "no events", new Append("s", 0, null, []) },
        { "default events", new Append("s", 0, null, default) },
        { "too many events", new Append("s", 0, null, [.. Enumerable.Repeat(Bytes("e"), JournalLimits.EventsPerAppend + 1)]) },
        { "too many bytes", new Append("s", 0, null, Bodies("e"), new byte[JournalLimits.BytesPerAppend]) },
    };

    [Theory]
    [MemberData(nameof(WrongAppends), DisableDiscoveryEnumeration = true)]
    public async Task An_append_beyond_a_limit_is_refused_and_nothing_is_stored(string what, Append append)
    {
        await Should.ThrowAsync<ArgumentException>(async () => await Journal.Append(append), what);
        (await Journal.Streams("", "", 10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reads_beyond_a_limit_are_refused()
    {
        foreach (var limit in new[] { 0, -1, JournalLimits.PageSize + 1 })
        {
            await Should.ThrowAsync<ArgumentException>(async () => await Journal.Read("s", 0, limit));
            await Should.ThrowAsync<ArgumentException>(async () => await Journal.Streams("", "", limit));
            await Should.ThrowAsync<ArgumentException>(async () => await Journal.Due("", Instant(0), limit));
            await Should.ThrowAsync<ArgumentException>(async () => await Journal.Feed(0, limit));
        }

        await Should.ThrowAsync<ArgumentException>(async () => await Journal.Load(""));
        await Should.ThrowAsync<ArgumentException>(async () => await Journal.Version("a\0"));
        await Should.ThrowAsync<ArgumentException>(async () => await Journal.Find("s", ""));
        await Should.ThrowAsync<ArgumentException>(async () => await Journal.Read("s", -1, 1));
        await Should.ThrowAsync<ArgumentException>(async () => await Journal.Feed(-1, 1));
    }
}
