using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Loyalty.Contracts;
using Loyalty.Domain.Effects;
using Loyalty.Grains.Stored;

namespace Loyalty.Grains.Effects;

/// <summary>What a small aggregate is made of, for <see cref="SmallStream{TState, TEvent}"/>.</summary>
internal sealed record SmallForm<TState, TEvent>
    where TState : class
    where TEvent : class
{
    /// <summary>An event to bytes.</summary>
    public required Func<TEvent, ReadOnlyMemory<byte>> Write { get; init; }

    /// <summary>Bytes to an event.</summary>
    public required Func<ReadOnlyMemory<byte>, TEvent> Read { get; init; }

    /// <summary>The state after an event; null before the first one.</summary>
    public required Func<TState?, TEvent, TState> Evolve { get; init; }

    /// <summary>The fingerprint of the command that an event answers; null where the command's id says it all.</summary>
    public required Func<TEvent, string?> ContentOf { get; init; }

    /// <summary>Effects that wait; <see cref="Outbox.Empty"/> for an aggregate that sends none.</summary>
    public required Func<TState, Outbox> OutboxOf { get; init; }

    /// <summary>The name of the snapshot's form: to be raised when the state has new fields; older snapshots are then ignored.</summary>
    public required string SnapshotForm { get; init; }

    /// <summary>How a snapshot is written.</summary>
    public required JsonTypeInfo<TState> Snapshot { get; init; }

    public ReadOnlyMemory<byte> WriteSnapshot(TState state) => Envelope.Write(SnapshotForm, state, Snapshot);

    /// <summary>The state of a snapshot; null where it is of another form or broken: the events say it all again.</summary>
    public TState? ReadSnapshot(ReadOnlyMemory<byte> body)
    {
        try
        {
            var reader = Envelope.Open(body, out var form);
            return form == SnapshotForm ? Envelope.Read(ref reader, Snapshot) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>What is decided on a small aggregate: an event, or a refusal of which nothing is kept.</summary>
internal readonly record struct SmallVerdict<TEvent>(TEvent? Event, Refusal? Refusal)
    where TEvent : class
{
    public static implicit operator SmallVerdict<TEvent>(TEvent happened) => new(happened, null);

    public static implicit operator SmallVerdict<TEvent>(Refusal refusal) => new(null, refusal);
}

/// <summary>What became of a command: the event that answers it and its version, or a refusal.</summary>
internal sealed record SmallOutcome<TEvent>(TEvent? Event, long Version, Refusal? Refusal, bool IsReplay)
    where TEvent : class;
