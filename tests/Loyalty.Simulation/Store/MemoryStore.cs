using Loyalty.Journal;

namespace Loyalty.Simulation.Store;

/// <summary>
/// What is durable: the streams in memory, by the rules of <see cref="IJournal"/>. All silos of a world share it; how they reach it is
/// <see cref="SimulatedJournal"/>'s business.
/// </summary>
internal sealed class MemoryStore : IStore
{
    private static readonly Comparer<string> ByBytes = Comparer<string>.Create(CompareBytes);
    private readonly SortedDictionary<string, StoredStream> streams = new(ByBytes);
    private readonly List<(string Stream, StoredEvent Event)> feed = [];

    public IReadOnlyList<AppendOutcome> Commit(IReadOnlyList<Append> appends)
    {
        HashSet<AppendLine> broken = [];
        var outcomes = new AppendOutcome[appends.Count];
        for (var index = 0; index < outcomes.Length; index++)
        {
            var append = appends[index];
            outcomes[index] = Commit(append, append.Line is { } line && broken.Contains(line));
            if (outcomes[index].Status != AppendStatus.Appended && append.Line is not null) broken.Add(append.Line);
        }

        return outcomes;
    }

    public StreamTail Load(string stream) => Find(stream)?.Tail() ?? new StreamTail(0, 0, null, []);

    public IReadOnlyList<StoredEvent> Read(string stream, long after, int limit) =>
        Find(stream) is { } found && after < found.Version ? [.. found.Events.Skip((int)after).Take(limit)] : [];

    public StoredEvent? Find(string stream, string command) => Find(stream)?.Find(command);

    public long Version(string stream) => Find(stream)?.Version ?? 0;

    public IReadOnlyList<string> Streams(string prefix, string after, int limit) =>
        [.. Named(prefix).Where(each => CompareBytes(each.Key, after) > 0).Take(limit).Select(each => each.Key)];

    public IReadOnlyList<DueStream> Due(string prefix, DateTimeOffset until, int limit) =>
    [
        .. Named(prefix).Where(each => each.Value.Due <= until)
            .Select(each => new DueStream(each.Key, each.Value.Due!.Value))
            .OrderBy(each => each.At).Take(limit),
    ];

    public IReadOnlyList<FeedEvent> Feed(long after, int limit)
    {
        var page = new List<FeedEvent>();
        for (var position = after; position < feed.Count && page.Count < limit; position++)
        {
            var (stream, stored) = feed[(int)position];
            page.Add(new FeedEvent(position + 1, stream, stored.Version, stored.Body));
        }

        return page;
    }

    private AppendOutcome Commit(Append append, bool isBroken)
    {
        var stream = Find(append.Stream);
        if (stream?.VersionOf(append.CommandId) is > 0 and var held) return new AppendOutcome(AppendStatus.DuplicateCommand, held);
        var version = stream?.Version ?? 0;
        if (version != append.ExpectedVersion || isBroken) return new AppendOutcome(AppendStatus.VersionConflict, version);
        if (append.Fence is { } fence && Version(fence.Stream) is var at && at != fence.Version)
        {
            return new AppendOutcome(AppendStatus.FenceMoved, at);
        }

        if (stream is null) streams.Add(append.Stream, stream = new StoredStream());
        stream.Add(append);
        feed.AddRange(stream.Events.Skip((int)version).Select(stored => (append.Stream, stored)));
        return new AppendOutcome(AppendStatus.Appended, stream.Version);
    }

    private StoredStream? Find(string stream) => streams.GetValueOrDefault(stream);

    private IEnumerable<KeyValuePair<string, StoredStream>> Named(string prefix) =>
        streams.Where(each => each.Key.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The order of the UTF-8 bytes, which is not that of UTF-16 beyond the basic plane.</summary>
    private static int CompareBytes(string? left, string? right)
    {
        for (var index = 0; index < left!.Length && index < right!.Length; index++)
        {
            if (left[index] == right[index]) continue;
            var (one, other) = (char.IsSurrogate(left[index]), char.IsSurrogate(right[index]));
            return one == other ? left[index] - right[index] : one ? 1 : -1;
        }

        return left.Length - right!.Length;
    }
}
