using Npgsql;
using NpgsqlTypes;

namespace Loyalty.Journal.Postgres;

/// <summary>The one prepared statement of the writer, and its arrays, which are used again and again.</summary>
internal sealed class StoreCommand : IAsyncDisposable
{
    private readonly NpgsqlCommand command;
    private readonly NpgsqlParameter<int> firsts = new() { NpgsqlDbType = NpgsqlDbType.Integer };
    private readonly List<string> streams = [], fenceStreams = [];
    private readonly List<long> afters = [], lasts = [], fenceVersions = [];
    private readonly List<string?> commands = [], lengths = [];
    private readonly List<int> fences = [], firstPlaces = [], snapshotPlaces = [], duePlaces = [];
    private readonly List<ReadOnlyMemory<byte>> bodies = [], snapshots = [];
    private readonly List<long?> dues = [];
    private readonly Dictionary<Fence, int> fencePlaces = [];

    public StoreCommand(NpgsqlConnection connection) =>
        command = new NpgsqlCommand(Sql.Text("store"), connection)
        {
            Parameters =
            {
                firsts, Texts(streams), Numbers(afters), Numbers(lasts), Texts(commands), Places(fences), Texts(lengths),
                Bytes(bodies), Places(firstPlaces), Texts(fenceStreams), Numbers(fenceVersions),
                Places(snapshotPlaces), Bytes(snapshots), Places(duePlaces), Numbers(dues),
            },
        };

    public Task Prepare(CancellationToken cancellation) => command.PrepareAsync(cancellation);

    public void Fill(Round round)
    {
        Clear();
        firsts.TypedValue = round.Firsts;
        foreach (var append in round.Appends)
            Add(append);
    }

    /// <summary>
    /// Reads to the very end: the commit is confirmed by what follows the last row, and so is its failure.
    /// </summary>
    public async Task<List<Refusal>> Run()
    {
        var refusals = new List<Refusal>();
        await using var reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
        while (await reader.ReadAsync().ConfigureAwait(false))
            refusals.Add(new Refusal(reader.GetInt32(0) - 1, (AppendStatus)reader.GetInt32(1), reader.GetInt64(2)));
        while (await reader.NextResultAsync().ConfigureAwait(false))
        {
        }

        return refusals;
    }

    public ValueTask DisposeAsync() => command.DisposeAsync();

    private void Add(BatchAppend batched)
    {
        var append = batched.Append;
        var place = batched.Place + 1;
        streams.Add(append.Stream);
        afters.Add(batched.HangsOnNothing ? -1 : append.ExpectedVersion);
        lasts.Add(batched.Last);
        commands.Add(append.CommandId);
        fences.Add(FencePlace(append.Fence));
        lengths.Add(Bodies.Lengths(append.Events));
        bodies.Add(Bodies.Join(append.Events));
        firstPlaces.Add(batched.First!.Place + 1);
        if (append.Snapshot is { } snapshot)
        {
            snapshotPlaces.Add(place);
            snapshots.Add(snapshot);
        }

        if (append.Due.IsChanged)
        {
            duePlaces.Add(place);
            dues.Add(append.Due.Instant?.UtcTicks);
        }
    }

    /// <summary>From 1; 0 for none. Most appends of a batch name the same one.</summary>
    private int FencePlace(Fence? fence)
    {
        if (fence is null)
            return 0;
        if (!fencePlaces.TryGetValue(fence, out var place))
        {
            fenceStreams.Add(fence.Stream);
            fenceVersions.Add(fence.Version);
            fencePlaces.Add(fence, place = fenceStreams.Count);
        }

        return place;
    }

    private void Clear()
    {
        fencePlaces.Clear();
        foreach (var list in new System.Collections.IList[]
            {
                streams, fenceStreams, afters, lasts, fenceVersions, commands, lengths, fences, firstPlaces, snapshotPlaces,
                duePlaces, bodies, snapshots, dues,
            })
            list.Clear();
    }

    private static NpgsqlParameter<List<TText>> Texts<TText>(List<TText> list) => Array(list, NpgsqlDbType.Text);

    private static NpgsqlParameter<List<TNumber>> Numbers<TNumber>(List<TNumber> list) => Array(list, NpgsqlDbType.Bigint);

    private static NpgsqlParameter<List<int>> Places(List<int> list) => Array(list, NpgsqlDbType.Integer);

    private static NpgsqlParameter<List<ReadOnlyMemory<byte>>> Bytes(List<ReadOnlyMemory<byte>> list) =>
        Array(list, NpgsqlDbType.Bytea);

    private static NpgsqlParameter<List<TItem>> Array<TItem>(List<TItem> list, NpgsqlDbType item) =>
        new() { TypedValue = list, NpgsqlDbType = NpgsqlDbType.Array | item };
}

/// <summary>An append that was not stored: its place in the round, why (0: undecided), and the version that goes with it.</summary>
internal readonly record struct Refusal(int Place, AppendStatus Status, long Version);
