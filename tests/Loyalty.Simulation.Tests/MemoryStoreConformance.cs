using Loyalty.Journal;
using Loyalty.Journal.Conformance;
using Loyalty.Simulation.Store;

namespace Loyalty.Simulation.Tests;

/// <summary>The store that simulated silos share does what every store does.</summary>
public sealed class MemoryStoreConformance : JournalConformance
{
    private readonly MemoryStore store = new();
    private MemoryJournal? journal;

    protected override Task<IJournal> OpenAsync() => Task.FromResult<IJournal>(journal = new MemoryJournal(store, Commits));

    protected override async Task<IJournal> ReopenAsync()
    {
        await CloseAsync();
        return await OpenAsync();
    }

    protected override Task CloseAsync() => journal!.Close();
}
