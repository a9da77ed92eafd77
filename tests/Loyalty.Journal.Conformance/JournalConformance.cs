namespace Loyalty.Journal.Conformance;

/// <summary>What every journal must do, whatever it stores in. A store's test project derives one class from this.</summary>
/// <param name="place">Where its journals are.</param>
public abstract partial class JournalConformance(JournalPlace place) : IAsyncLifetime
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

    public async ValueTask InitializeAsync() => journal = await place.Open(Commits);

    public async ValueTask DisposeAsync()
    {
        Commits.Release();
        await Close();
        await place.DisposeAsync();
        Commits.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task Reopen()
    {
        await Close();
        journal = await place.Open(Commits);
    }

    /// <summary>Appends that wait are completed first.</summary>
    private async Task Close() => await JournalPlace.Close(journal);

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
