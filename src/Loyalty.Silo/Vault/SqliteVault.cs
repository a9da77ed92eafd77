using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Loyalty.Silo.Vault;

/// <summary>
/// The vault in a file of its own beside the journal: what is deleted is overwritten with zeros, and the log that lies beside the file is
/// emptied, before an erasure is answered.
/// </summary>
internal sealed class SqliteVault(string folder) : AdoVault, IDisposable
{
    private const string FileName = "vault.db";
    private readonly string settings = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(folder, FileName),
        DefaultTimeout = 5,
    }.ConnectionString;

    public void Dispose()
    {
        using var connection = new SqliteConnection(settings);
        SqliteConnection.ClearPool(connection);
    }

    protected override async ValueTask<DbConnection> Open(CancellationToken cancellation)
    {
        SQLitePCL.Batteries_V2.Init();
        Directory.CreateDirectory(folder);
        var connection = new SqliteConnection(settings);
        await connection.OpenAsync(cancellation);
        await Execute(connection, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;", cancellation);
        return connection;
    }

    protected override Task Prepare(DbConnection connection, CancellationToken cancellation) =>
        Execute(connection, VaultSql.Text("sqlite"), cancellation);

    protected override Task Forget(DbConnection connection, CancellationToken cancellation) =>
        Execute(connection, "PRAGMA wal_checkpoint(TRUNCATE);", cancellation);

    private static async Task Execute(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
