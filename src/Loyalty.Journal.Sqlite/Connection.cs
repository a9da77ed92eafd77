using SQLitePCL;

namespace Loyalty.Journal.Sqlite;

/// <summary>
/// One connection to the database, used by one thread at a time. It speaks to SQLite directly: on the writer's path the objects
/// and the text look-ups of ADO.NET cost more than SQLite itself.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly sqlite3 database;
    private readonly List<Statement> statements = [];

    private Connection(sqlite3 database) => this.database = database;

    public static Connection Open(string path, bool readOnly)
    {
        var flags = raw.SQLITE_OPEN_NOMUTEX
            | (readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        var code = raw.sqlite3_open_v2(path, out var database, flags, null);
        var connection = new Connection(database);
        try
        {
            connection.Check(code);
            connection.Execute(Sql.Text(readOnly ? "reader-settings" : "writer-settings"));
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A statement that lives as long as the connection.</summary>
    public Statement Prepare(string name)
    {
        Check(raw.sqlite3_prepare_v3(database, Sql.Text(name), raw.SQLITE_PREPARE_PERSISTENT, out var handle));
        var statement = new Statement(this, handle);
        statements.Add(statement);
        return statement;
    }

    public void Execute(string sql) => Check(raw.sqlite3_exec(database, sql));

    public long Scalar(string sql)
    {
        Check(raw.sqlite3_prepare_v2(database, sql, out var handle));
        using var statement = new Statement(this, handle);
        return statement.Step() ? statement.Integer(0) : 0;
    }

    public int Changes => raw.sqlite3_changes(database);

    public long LastRow => raw.sqlite3_last_insert_rowid(database);

    public void Check(int code)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE)
            return;
        throw new JournalUnavailableException(
            $"SQLite: {raw.sqlite3_errmsg(database).utf8_to_string()} (code {raw.sqlite3_extended_errcode(database)}).");
    }

    public void Dispose()
    {
        statements.ForEach(static statement => statement.Dispose());
        database.Dispose();
    }
}
