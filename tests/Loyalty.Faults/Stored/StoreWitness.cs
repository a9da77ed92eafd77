using Loyalty.History;
using Npgsql;

namespace Loyalty.Faults.Stored;

/// <summary>
/// Lets PostgreSQL itself note which silo stored what and when, and when silos come and go: columns with defaults and a trigger, of
/// which the engine knows nothing. A silo is known by the application name of its connections.
/// </summary>
internal static class StoreWitness
{
    private static string Sql(string name)
    {
        using var stream = typeof(StoreWitness).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static async Task Install(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(Sql("witness.sql"));
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Every append, as the store noted it.</summary>
    public static Task<List<Written>> Written(string connection) => Read(
        connection,
        Sql("written.sql"),
        row => new Written(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)));

    /// <summary>When processes were out of the cluster.</summary>
    /// <param name="names">The name of each process by the endpoint that the others know it by.</param>
    public static Task<List<Absence>> Absences(string connection, IReadOnlyDictionary<string, string> names) => Read(
        connection,
        Sql("absences.sql"),
        row => new Absence(
            names.GetValueOrDefault(row.GetString(0), row.GetString(0)),
            row.GetFieldValue<DateTimeOffset>(1),
            row.GetFieldValue<DateTime>(2) is var back && back == DateTime.MaxValue ? DateTimeOffset.MaxValue : back));

    private static async Task<List<T>> Read<T>(string connection, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var all = new List<T>();
        while (await rows.ReadAsync())
        {
            all.Add(read(rows));
        }

        return all;
    }
}
