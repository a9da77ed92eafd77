using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Cluster;

/// <summary>A journal that answers at once and forgets all but the first events it is given: what an award costs beside the store.</summary>
internal sealed class InstantJournal(ReadOnlyMemory<byte> catalogue) : IJournal
{
    public ValueTask<AppendOutcome> Append(Append append, CancellationToken cancellation = default) =>
        new(new AppendOutcome(AppendStatus.Appended, append.ExpectedVersion + append.Events.Length));

    public ValueTask<StreamTail> Load(string stream, CancellationToken cancellation = default) => new(new StreamTail(0, 0, null, []));

    public ValueTask<IReadOnlyList<StoredEvent>> Read(
        string stream, long afterVersion, int limit, CancellationToken cancellation = default) =>
        new(afterVersion == 0 ? [new StoredEvent(1, null, catalogue)] : []);

    public ValueTask<StoredEvent?> Find(string stream, string commandId, CancellationToken cancellation = default) => default;

    public ValueTask<long> Version(string stream, CancellationToken cancellation = default) => default;

    public ValueTask<IReadOnlyList<string>> Streams(
        string prefix, string after, int limit, CancellationToken cancellation = default) => new([]);

    public ValueTask<IReadOnlyList<DueStream>> Due(
        string prefix, DateTimeOffset until, int limit, CancellationToken cancellation = default) => new([]);

    public ValueTask<IReadOnlyList<FeedEvent>> Feed(long afterPosition, int limit, CancellationToken cancellation = default) => new([]);
}
