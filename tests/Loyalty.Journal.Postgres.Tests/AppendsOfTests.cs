using System.Collections.Immutable;
using System.Text;

namespace Loyalty.Journal.Postgres.Tests;

/// <summary>Short words for appends and outcomes.</summary>
internal static class AppendsOfTests
{
    /// <summary>
    /// As a journal is opened by tests of what it does, not of how long it waits: patient on a busy machine, and in the feed with other
    /// tests on the same server.
    /// </summary>
    public static PostgresJournalOptions Patient(string database) =>
        new(database) { CommandSeconds = 60, ConnectSeconds = 60, FeedPatience = TimeSpan.FromSeconds(60) };

    public static Append One(string stream, long expectedVersion, string? commandId = null, Fence? fence = null) =>
        new(stream, expectedVersion, commandId, Bodies($"{stream} {expectedVersion + 1} {commandId}"), Fence: fence);

    public static ImmutableArray<ReadOnlyMemory<byte>> Bodies(params string[] bodies) =>
        [.. bodies.Select(body => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(body))];

    public static AppendOutcome Appended(long version) => new(AppendStatus.Appended, version);

    public static AppendOutcome Conflict(long version) => new(AppendStatus.VersionConflict, version);

    public static AppendOutcome Moved(long version) => new(AppendStatus.FenceMoved, version);

    public static async Task ShouldBeOneHistory(IJournal journal, string stream, long version)
    {
        var events = await journal.Read(stream, 0, JournalLimits.PageSize);
        events.Select(stored => stored.Version).ShouldBe(Enumerable.Range(1, (int)version).Select(number => (long)number));
        var commands = events.Where(stored => stored.CommandId is not null).Select(stored => stored.CommandId).ToArray();
        commands.Distinct().Count().ShouldBe(commands.Length);
    }
}
