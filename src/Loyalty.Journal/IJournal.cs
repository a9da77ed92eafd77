namespace Loyalty.Journal;

/// <summary>
/// An append-only store of streams. One stream per grain; versions of a stream run 1, 2, 3 … without a gap; a command id is kept
/// with its stream for ever. All members may be called from any thread at the same time. Every member may throw: the store is out
/// of reach or broken. For <see cref="Append"/> an exception means <b>unknown</b>: the events may be stored or not, and the
/// caller must look (<see cref="Find"/>, <see cref="Load"/>) before it says anything about them; the exceptions to this are
/// <see cref="ArgumentException"/> (<see cref="JournalLimits"/>), <see cref="JournalOverloadedException"/> and
/// <see cref="ObjectDisposedException"/>, after which surely nothing is stored.
/// </summary>
public interface IJournal
{
    /// <summary>
    /// Stores the events of one decision atomically and durably, or nothing at all. Checked in this order: duplicate command,
    /// version, fence. An answer is given only when it is durable.
    /// </summary>
    /// <param name="append">What to store, and on which conditions.</param>
    /// <param name="cancellation">Stops the wait, not the append: a cancelled append is unknown.</param>
    ValueTask<AppendOutcome> Append(Append append, CancellationToken cancellation = default);

    /// <summary>A stream's latest snapshot and all events after it; at version 0, and empty, where there is no stream.</summary>
    ValueTask<StreamTail> Load(string stream, CancellationToken cancellation = default);

    /// <summary>Events of a stream after a version, oldest first, at most <paramref name="limit"/> (1 to 10,000).</summary>
    ValueTask<IReadOnlyList<StoredEvent>> Read(
        string stream, long afterVersion, int limit, CancellationToken cancellation = default);

    /// <summary>The event that holds a command id, or null where there is none. Sees all that was answered before.</summary>
    ValueTask<StoredEvent?> Find(string stream, string commandId, CancellationToken cancellation = default);

    /// <summary>The version of a stream: that of its last event, 0 where it has none.</summary>
    ValueTask<long> Version(string stream, CancellationToken cancellation = default);

    /// <summary>
    /// Names of the streams that start with a prefix, in the ordinal order of their UTF-8 bytes, after a name ("" for the first
    /// page).
    /// </summary>
    ValueTask<IReadOnlyList<string>> Streams(string prefix, string after, int limit, CancellationToken cancellation = default);

    /// <summary>Streams of a prefix that have something to do at or before an instant, earliest first.</summary>
    ValueTask<IReadOnlyList<DueStream>> Due(
        string prefix, DateTimeOffset until, int limit, CancellationToken cancellation = default);

    /// <summary>
    /// All events of all streams in a total order that never changes, after a position (0 for the first page). In order per
    /// stream; an event that commits late never appears before a position that was already given out.
    /// </summary>
    ValueTask<IReadOnlyList<FeedEvent>> Feed(long afterPosition, int limit, CancellationToken cancellation = default);
}
