using Npgsql;
using NpgsqlTypes;

namespace Loyalty.Journal.Postgres;

/// <summary>
/// Reads, each one statement and so one consistent view, on a connection of the pool. A connection that turns out to be dead (the server
/// was restarted) is replaced once: to read again is harmless.
/// </summary>
internal sealed class Reader(NpgsqlDataSource source)
{
    public async ValueTask<List<TRow>> Rows<TRow>(
        string statement, Func<NpgsqlDataReader, TRow> read, CancellationToken cancellation, params object[] arguments)
    {
        try
        {
            return await RowsOnce(statement, read, arguments, cancellation).ConfigureAwait(false);
        }
        catch (NpgsqlException failure) when (failure is not PostgresException && failure.InnerException is not TimeoutException
            || failure is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown })
        {
            source.Clear();
        }

        return await RowsOnce(statement, read, arguments, cancellation).ConfigureAwait(false);
    }

    private async ValueTask<List<TRow>> RowsOnce<TRow>(
        string statement, Func<NpgsqlDataReader, TRow> read, object[] arguments, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var command = new NpgsqlCommand(Sql.Text(statement), connection);
        foreach (var argument in arguments)
            command.Parameters.Add(Parameter(argument));
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var rows = new List<TRow>();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            rows.Add(read(reader));
        return rows;
    }

    private static NpgsqlParameter Parameter(object argument) => argument switch
    {
        string text => new NpgsqlParameter<string> { TypedValue = text, NpgsqlDbType = NpgsqlDbType.Text },
        long number => new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint },
        _ => throw new ArgumentOutOfRangeException(nameof(argument), argument, "A text or a number."),
    };
}
