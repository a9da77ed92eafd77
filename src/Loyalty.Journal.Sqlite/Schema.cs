using SQLitePCL;

namespace Loyalty.Journal.Sqlite;

/// <summary>Brings a database to the schema that this adapter knows, and refuses what it cannot work with.</summary>
internal static class Schema
{
    /// <summary>The oldest SQLite that the adapter is tested with, as SQLite writes it: 3.50.4.</summary>
    private const int OldestVersion = 3_050_004;

    public static void CheckLibrary()
    {
        Batteries_V2.Init();
        if (raw.sqlite3_libversion_number() < OldestVersion)
            throw new InvalidOperationException(
                $"SQLite {raw.sqlite3_libversion().utf8_to_string()} is too old: the journal needs 3.50.4 or later.");
    }

    public static void Apply(Connection connection)
    {
        var version = connection.Scalar("PRAGMA user_version;");
        if (version > Sql.SchemaSteps.Count)
            throw new InvalidOperationException(
                $"The journal was written by a later release: its schema is {version}, this one knows {Sql.SchemaSteps.Count}.");
        for (var step = (int)version; step < Sql.SchemaSteps.Count; step++)
            connection.Execute($"BEGIN IMMEDIATE; {Sql.SchemaSteps[step]} PRAGMA user_version = {step + 1}; COMMIT;");
    }
}
