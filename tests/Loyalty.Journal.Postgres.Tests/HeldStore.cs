using Npgsql;

namespace Loyalty.Journal.Postgres.Tests;

/// <summary>What an adapter does to store one append, in a transaction that stays open until it is told how to end.</summary>
internal sealed class HeldStore : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction transaction;

    private HeldStore(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (this.connection, this.transaction) = (connection, transaction);

    public static async Task<HeldStore> Begin(string database, string stream, long after, Fence? fence = null)
    {
        var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        var held = new HeldStore(connection, await connection.BeginTransactionAsync());
        await using var command = new NpgsqlCommand(
            "SELECT * FROM journal.store(1, ARRAY[$1], ARRAY[$2], ARRAY[$2 + 1], ARRAY[NULL::text], ARRAY[$3], ARRAY[NULL::text], "
            + "ARRAY['x'::bytea], ARRAY[1], $4, $5, '{}', '{}', '{}', '{}')",
            connection)
        {
            Parameters =
            {
                new() { Value = stream },
                new() { Value = after },
                new() { Value = fence is null ? 0 : 1 },
                new() { Value = fence is null ? Array.Empty<string>() : [fence.Stream] },
                new() { Value = fence is null ? Array.Empty<long>() : [fence.Version] },
            },
        };
        (await command.ExecuteScalarAsync()).ShouldBeNull("it is stored");
        return held;
    }

    public Task Commit() => transaction.CommitAsync();

    public Task Rollback() => transaction.RollbackAsync();

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
