using Microsoft.Data.Sqlite;

namespace Loyalty.Naive;

/// <summary>Opens connections; the provider pools them.</summary>
internal sealed class Database(string folder, bool wal)
{
    private readonly string _connectionString =
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "naive.db"), Pooling = true }.ToString();

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    public void Create()
    {
        Directory.CreateDirectory(folder);
        SQLitePCL.Batteries_V2.Init();
        using var connection = Open();
        connection.Execute($"PRAGMA journal_mode = {(wal ? "WAL" : "DELETE")}");
        using var stream = typeof(Database).Assembly.GetManifestResourceStream("Loyalty.Naive.Schema.sql")!;
        using var schema = new StreamReader(stream);
        connection.Execute(schema.ReadToEnd());
        // Full is this library's default; without it an award could be lost with the machine's power.
        using var synchronous = connection.Command("PRAGMA synchronous");
        if ((long)synchronous.ExecuteScalar()! != 2)
            throw new InvalidOperationException("SQLite does not write through to the disk.");
    }
}
