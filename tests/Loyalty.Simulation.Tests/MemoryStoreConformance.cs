using Loyalty.Journal;
using Loyalty.Journal.Conformance;
using Loyalty.Simulation.Store;

namespace Loyalty.Simulation.Tests;

/// <summary>The store that simulated silos share does what every store does.</summary>
public sealed class MemoryStoreConformance() : JournalConformance(new MemoryPlace())
{
    private sealed class MemoryPlace : JournalPlace
    {
        private readonly MemoryStore store = new();

        public override Task<IJournal> Open(CommitGate? gate = null) => Task.FromResult<IJournal>(new MemoryJournal(store, gate));
    }
}
