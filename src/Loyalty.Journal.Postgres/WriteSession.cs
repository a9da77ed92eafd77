using Npgsql;

namespace Loyalty.Journal.Postgres;

/// <summary>
/// One connection that writes, checked and made ready, used by one writer. After any failure it is thrown away: what it remembers is
/// true only as long as the server it was asked of is the same.
/// </summary>
internal sealed class WriteSession : IAsyncDisposable
{
    private static readonly Schema JournalSchema = new(Sql.Files, "The journal");

    private readonly NpgsqlConnection connection;
    private readonly StoreCommand store;
    private readonly HashSet<string> knownFences = new(StringComparer.Ordinal);

    private WriteSession(NpgsqlConnection connection)
    {
        this.connection = connection;
        store = new StoreCommand(connection);
    }

    public bool IsOpen => connection.FullState == System.Data.ConnectionState.Open;

    /// <exception cref="InvalidOperationException">The server is refused; the message says what to do.</exception>
    public static async Task<WriteSession> Open(NpgsqlDataSource source, bool appliesSchema, CancellationToken cancellation = default)
    {
        var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        try
        {
            await ServerCheck.Run(connection, cancellation).ConfigureAwait(false);
            if (appliesSchema)
                await JournalSchema.Apply(connection, cancellation).ConfigureAwait(false);
            await using (var raise = new NpgsqlCommand(Sql.Text("raise-origin"), connection))
                await raise.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
            var session = new WriteSession(connection);
            await session.store.Prepare(cancellation).ConfigureAwait(false);
            return session;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stores what can be stored of a round, in one round trip and one transaction, and settles what is decided by it.</summary>
    public async Task Run(Round round)
    {
        await AddFences(round).ConfigureAwait(false);
        store.Fill(round);
        var refusals = await store.Run().ConfigureAwait(false);
        Settle(round, refusals);
    }

    public async ValueTask DisposeAsync()
    {
        await store.DisposeAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private static void Settle(Round round, List<Refusal> refusals)
    {
        var next = 0;
        foreach (var append in round.Appends)
        {
            if (next < refusals.Count && refusals[next].Place == append.Place)
                Refuse(append, refusals[next++]);
            else
                append.SettleAsStored();
        }
    }

    /// <summary>Firsts come before those that follow them. Of these, a refusal without a reason carries the stream's version.</summary>
    private static void Refuse(BatchAppend append, Refusal refusal)
    {
        if (refusal.Status != 0)
            append.Settle(new AppendOutcome(refusal.Status, refusal.Version));
        else if (append.First is { IsSettled: true, IsStored: false } first && first != append)
            append.Settle(new AppendOutcome(AppendStatus.VersionConflict, refusal.Version));
    }

    /// <summary>A fence that is named for the first time is made known to all writers, in a transaction of its own.</summary>
    private async Task AddFences(Round round)
    {
        string[] names =
        [
            .. round.Appends.Select(static append => append.Append.Fence?.Stream).OfType<string>()
                .Where(name => !knownFences.Contains(name)).Distinct(StringComparer.Ordinal),
        ];
        if (names.Length == 0)
            return;
        if (await Unknown(names).ConfigureAwait(false) is { Count: > 0 } unknown)
        {
            await using var add = Statement("add-fences", [.. unknown]);
            await add.ExecuteNonQueryAsync().ConfigureAwait(false);
        }

        knownFences.UnionWith(names);
    }

    /// <summary>Those that no writer has made known yet; looked up in a transaction of its own, which holds no lock when they are.</summary>
    private async Task<List<string>> Unknown(string[] names)
    {
        await using var find = Statement("unknown-fences", names);
        await using var reader = await find.ExecuteReaderAsync().ConfigureAwait(false);
        var unknown = new List<string>();
        while (await reader.ReadAsync().ConfigureAwait(false))
            unknown.Add(reader.GetString(0));
        return unknown;
    }

    private NpgsqlCommand Statement(string name, string[] names) => new(Sql.Text(name), connection)
    {
        Parameters = { new NpgsqlParameter<string[]> { TypedValue = names } },
    };
}
