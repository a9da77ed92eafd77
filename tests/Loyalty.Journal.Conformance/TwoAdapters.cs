namespace Loyalty.Journal.Conformance;

/// <summary>Two journals at one place, as two silos have; the first one's commits can be held.</summary>
/// <param name="place">Where they are.</param>
public abstract class TwoAdapters<TPlace>(TPlace place) : IAsyncLifetime
    where TPlace : JournalPlace
{
    private IJournal? first;
    private IJournal? second;

    protected TPlace Place => place;

    protected IJournal First => first!;

    protected IJournal Second => second!;

    protected CommitGate FirstCommits { get; } = new();

    public async ValueTask InitializeAsync()
    {
        first = await place.Open(FirstCommits);
        second = await place.Open();
    }

    public async ValueTask DisposeAsync()
    {
        FirstCommits.Release();
        await JournalPlace.Close(first);
        await JournalPlace.Close(second);
        await place.DisposeAsync();
        FirstCommits.Dispose();
        GC.SuppressFinalize(this);
    }
}
