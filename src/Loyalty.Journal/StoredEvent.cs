namespace Loyalty.Journal;

/// <summary>One event as it lies in its stream.</summary>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="CommandId">The command that it answers, if one asked.</param>
/// <param name="Body">The bytes that were appended.</param>
public sealed record StoredEvent(long Version, string? CommandId, ReadOnlyMemory<byte> Body);

/// <summary>What it takes to rebuild a stream's state: a snapshot, if there is one, and the events after it.</summary>
/// <param name="Version">The stream's version; 0 where it has no event.</param>
/// <param name="SnapshotVersion">The version that the snapshot stands for; 0 without one.</param>
/// <param name="Snapshot">The snapshot's bytes, or null.</param>
/// <param name="Events">Events after the snapshot, oldest first.</param>
public sealed record StreamTail(
    long Version, long SnapshotVersion, ReadOnlyMemory<byte>? Snapshot, IReadOnlyList<StoredEvent> Events);

/// <summary>A stream that has something to do.</summary>
public sealed record DueStream(string Stream, DateTimeOffset At);

/// <summary>One event of the feed.</summary>
/// <param name="Position">Its place in the total order; rising, with gaps.</param>
/// <param name="Stream">The stream that holds it.</param>
/// <param name="Version">Its place in that stream.</param>
/// <param name="Body">The bytes that were appended.</param>
public sealed record FeedEvent(long Position, string Stream, long Version, ReadOnlyMemory<byte> Body);
