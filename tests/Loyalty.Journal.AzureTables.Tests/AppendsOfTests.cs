using System.Collections.Immutable;
using System.Text;

namespace Loyalty.Journal.AzureTables.Tests;

/// <summary>Short words for appends and outcomes.</summary>
internal static class AppendsOfTests
{
    /// <summary>Patient on a busy machine: what is tested is what it does, not how long it takes.</summary>
    public static AzureTablesJournalOptions Patient(string connection) =>
        new(connection) { RequestSeconds = 10, FenceAge = TimeSpan.FromSeconds(2) };

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
