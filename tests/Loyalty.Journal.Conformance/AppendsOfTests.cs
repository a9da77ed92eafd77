using System.Collections.Immutable;
using System.Text;

namespace Loyalty.Journal.Conformance;

/// <summary>Short words for appends and outcomes.</summary>
public static class AppendsOfTests
{
    /// <summary>An append of one event, whose body names the stream and the event's version.</summary>
    public static Append One(string stream, long expectedVersion, string? commandId = null, Fence? fence = null) =>
        new(stream, expectedVersion, commandId, Bodies($"{stream} {expectedVersion + 1}"), Fence: fence);

    public static ImmutableArray<ReadOnlyMemory<byte>> Bodies(params string[] bodies) => [.. bodies.Select(Bytes)];

    public static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    public static AppendOutcome Appended(long version) => new(AppendStatus.Appended, version);

    public static AppendOutcome Duplicate(long version) => new(AppendStatus.DuplicateCommand, version);

    public static AppendOutcome Conflict(long version) => new(AppendStatus.VersionConflict, version);

    public static AppendOutcome Moved(long version) => new(AppendStatus.FenceMoved, version);

    /// <summary>Versions without a gap up to this one, and no command twice.</summary>
    public static async Task ShouldBeOneHistory(IJournal journal, string stream, long version)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var events = await journal.Read(stream, 0, JournalLimits.PageSize);
        events.Select(stored => stored.Version).ShouldBe(Enumerable.Range(1, (int)version).Select(number => (long)number));
        var commands = events.Where(stored => stored.CommandId is not null).Select(stored => stored.CommandId).ToArray();
        commands.Distinct().Count().ShouldBe(commands.Length);
    }
}
