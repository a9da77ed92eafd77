using System.Collections.Immutable;
using System.Text;

namespace Loyalty.Journal.Conformance;

/// <summary>
/// What every journal must do, whatever it stores in. A store's test project derives one class from this and says how an empty
/// journal is opened, and how the same one is closed and opened again.
/// </summary>
public abstract partial class JournalConformance : IAsyncLifetime
{
    private IJournal? journal;

    /// <summary>The journal under test, empty at the start of each test.</summary>
    protected IJournal Journal => journal ?? throw new InvalidOperationException("The journal is not open yet.");

    /// <summary>What the store calls around each of its commits.</summary>
    protected CommitGate Commits { get; } = new();

    /// <summary>
    /// Whether appends of different streams that wait at one moment share a commit and are decided in the order in which they came. A store
    /// that cannot promises it of the appends of each stream alone.
    /// </summary>
    protected virtual bool JoinsStreams => true;

    /// <summary>Opens an empty journal that calls <see cref="Commits"/> around its commits.</summary>
    protected abstract Task<IJournal> OpenAsync();

    /// <summary>Closes the journal and opens it again on the same data.</summary>
    protected abstract Task<IJournal> ReopenAsync();

    /// <summary>Closes the journal; appends that wait are completed first.</summary>
    protected abstract Task CloseAsync();

    public async ValueTask InitializeAsync() => journal = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        Commits.Release();
        await CloseAsync();
        Commits.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task Reopen() => journal = await ReopenAsync();

    private static ReadOnlyMemory<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    private static ImmutableArray<ReadOnlyMemory<byte>> Bodies(params string[] bodies) =>
        [.. bodies.Select(Bytes)];

    private static Append One(string stream, long expectedVersion, string? commandId = null, Fence? fence = null) =>
        new(stream, expectedVersion, commandId, Bodies($"{stream} {expectedVersion + 1}"), Fence: fence);

    private static AppendOutcome Appended(long version) => new(AppendStatus.Appended, version);

    private static AppendOutcome Duplicate(long version) => new(AppendStatus.DuplicateCommand, version);

    private static AppendOutcome Conflict(long version) => new(AppendStatus.VersionConflict, version);

    private static AppendOutcome Moved(long version) => new(AppendStatus.FenceMoved, version);

    /// <summary>Appends events one by one; their command ids are c1, c2, …</summary>
    private async Task Fill(string stream, int events)
    {
        for (var version = 0; version < events; version++)
            (await Journal.Append(One(stream, version, $"c{version + 1}"))).ShouldBe(Appended(version + 1));
    }

    private async Task<IReadOnlyList<FeedEvent>> WholeFeed(int page)
    {
        var all = new List<FeedEvent>();
        while (true)
        {
            var next = await Journal.Feed(all.Count == 0 ? 0 : all[^1].Position, page);
            next.Count.ShouldBeLessThanOrEqualTo(page);
            if (next.Count == 0)
                return all;
            all.AddRange(next);
        }
    }

    private async Task ShouldHoldOnly(string stream, params string[] bodies)
    {
        var events = await Journal.Read(stream, 0, JournalLimits.PageSize);
        events.Select(stored => stored.Version).ShouldBe(Enumerable.Range(1, bodies.Length).Select(version => (long)version));
        events.Select(stored => Text(stored.Body)).ShouldBe(bodies);
        (await Journal.Version(stream)).ShouldBe(bodies.Length);
    }
}
