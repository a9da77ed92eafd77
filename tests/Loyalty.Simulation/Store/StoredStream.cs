using Loyalty.Journal;

namespace Loyalty.Simulation.Store;

/// <summary>One stream as the store has it.</summary>
internal sealed class StoredStream
{
    private readonly Dictionary<string, long> commands = new(StringComparer.Ordinal);

    public List<StoredEvent> Events { get; } = [];

    public long Version => Events.Count;

    public long SnapshotVersion { get; private set; }

    public ReadOnlyMemory<byte>? Snapshot { get; private set; }

    public DateTimeOffset? Due { get; set; }

    public long VersionOf(string? command) => command is null ? 0 : commands.GetValueOrDefault(command);

    public StoredEvent? Find(string command) => VersionOf(command) is > 0 and var version ? Events[(int)version - 1] : null;

    public void Add(Append append)
    {
        for (var index = 0; index < append.Events.Length; index++)
        {
            var command = index == append.Events.Length - 1 ? append.CommandId : null;
            Events.Add(new StoredEvent(Version + 1, command, append.Events[index].ToArray()));
        }

        if (append.CommandId is not null) commands.Add(append.CommandId, Version);
        if (append.Snapshot is { } snapshot) (Snapshot, SnapshotVersion) = (snapshot.ToArray(), Version);
        if (append.Due.IsChanged) Due = append.Due.Instant;
    }

    public StreamTail Tail() => new(Version, SnapshotVersion, Snapshot, Events[(int)SnapshotVersion..]);
}
