using System.Collections.Immutable;

namespace Loyalty.Journal;

/// <summary>One conditional append.</summary>
/// <param name="Stream">Name of the stream, 1 to 400 characters, for example <c>member/storefront/anna</c>.</param>
/// <param name="ExpectedVersion">The version the stream must have now; 0 for a new stream.</param>
/// <param name="CommandId">
/// The caller's id, 1 to 200 characters, kept with the <b>last</b> of the events for ever; null where no caller asked (a timer).
/// </param>
/// <param name="Events">The bytes of 1 to 1,000 events; they get the versions after the expected one.</param>
/// <param name="Snapshot">
/// State after the last of the events, which replaces the stream's snapshot; null leaves it. Beware: a null <c>byte[]</c> becomes
/// an empty snapshot and not null.
/// </param>
/// <param name="Due">When the stream next has something to do.</param>
/// <param name="Fence">Another stream that must still be at a version; null for none.</param>
/// <param name="Line">The appends that this one builds on while they are not answered yet; null where there are none.</param>
public sealed record Append(
    string Stream,
    long ExpectedVersion,
    string? CommandId,
    ImmutableArray<ReadOnlyMemory<byte>> Events,
    ReadOnlyMemory<byte>? Snapshot = null,
    Due Due = default,
    Fence? Fence = null,
    AppendLine? Line = null);

/// <summary>The stream that prices an append, and the version it must still have when the append becomes durable.</summary>
public sealed record Fence(string Stream, long Version);

/// <summary>An append's word on its stream's due instant: nothing (the default), an instant, or that there is none.</summary>
public readonly record struct Due
{
    private Due(bool isChanged, DateTimeOffset? at) => (IsChanged, Instant) = (isChanged, at);

    /// <summary>Whether the stream's due instant is to be replaced by <see cref="Instant"/>.</summary>
    public bool IsChanged { get; }

    /// <summary>The new due instant; null for none.</summary>
    public DateTimeOffset? Instant { get; }

    /// <summary>Leaves the due instant as it is.</summary>
    public static Due Unchanged => default;

    /// <summary>Replaces the due instant; null says that nothing is due any more.</summary>
    public static Due Becomes(DateTimeOffset? at) => new(true, at);
}

/// <summary>How an append ended.</summary>
public enum AppendStatus
{
    /// <summary>Stored and durable; the version is that of the last event.</summary>
    Appended = 1,

    /// <summary>Nothing stored: the stream has the command id already; the version is that of the event that holds it.</summary>
    DuplicateCommand = 2,

    /// <summary>Nothing stored: the stream is not at the expected version, or the line is broken; the version is the one it has.</summary>
    VersionConflict = 3,

    /// <summary>Nothing stored: the fence's stream is not at the named version; the version is the one it has.</summary>
    FenceMoved = 4,
}

/// <summary>The certain answer to an append.</summary>
public readonly record struct AppendOutcome(AppendStatus Status, long Version);
