using Loyalty.Journal;

namespace Loyalty.Simulation.Store;

/// <summary>A store that does at once what it is asked, in the thread of the simulation.</summary>
internal interface IStore
{
    /// <summary>Stores appends in order, in one transaction, and makes them durable.</summary>
    IReadOnlyList<AppendOutcome> Commit(IReadOnlyList<Append> appends);

    /// <inheritdoc cref="IJournal.Load" />
    StreamTail Load(string stream);

    /// <inheritdoc cref="IJournal.Read" />
    IReadOnlyList<StoredEvent> Read(string stream, long after, int limit);

    /// <inheritdoc cref="IJournal.Find" />
    StoredEvent? Find(string stream, string command);

    /// <inheritdoc cref="IJournal.Version" />
    long Version(string stream);

    /// <inheritdoc cref="IJournal.Streams" />
    IReadOnlyList<string> Streams(string prefix, string after, int limit);

    /// <inheritdoc cref="IJournal.Due" />
    IReadOnlyList<DueStream> Due(string prefix, DateTimeOffset until, int limit);

    /// <inheritdoc cref="IJournal.Feed" />
    IReadOnlyList<FeedEvent> Feed(long after, int limit);
}
