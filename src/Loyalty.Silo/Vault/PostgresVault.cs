using System.Data.Common;
using Npgsql;

namespace Loyalty.Silo.Vault;

/// <summary>
/// The vault in a schema of its own, in the journal's database unless it is told another. PostgreSQL's files forget what its tables have
/// forgotten when they are vacuumed, and its log when that is recycled: what lies in them until then is keys alone.
/// </summary>
internal sealed class PostgresVault(string connectionString) : AdoVault, IAsyncDisposable
{
    private const int Seconds = 5;
    private const int Connections = 8;

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString)
    {
        SearchPath = "vault",
        Timeout = Seconds,
        CommandTimeout = Seconds,
        KeepAlive = Seconds,
        TcpKeepAlive = true,
        Enlist = false,
        MinPoolSize = 0,
        MaxPoolSize = Connections,
        ApplicationName = "loyalty vault",
    });

    public ValueTask DisposeAsync() => source.DisposeAsync();

    protected override async ValueTask<DbConnection> Open(CancellationToken cancellation) => await source.OpenConnectionAsync(cancellation);

    protected override async Task Prepare(DbConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (VaultSql.Text("postgres"), transaction);
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    protected override async Task Forget(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM vault.vault_person, vault.vault_trace;";
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
