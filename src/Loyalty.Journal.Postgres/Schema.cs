using System.Globalization;
using Npgsql;

namespace Loyalty.Journal.Postgres;

/// <summary>Brings a database to the schema that this adapter knows, one process at a time, and refuses a later one.</summary>
internal static class Schema
{
    public static async Task Apply(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (await IsCurrent(connection, cancellation).ConfigureAwait(false))
            return;
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await Execute(connection, Sql.Text("lock-schema"), cancellation).ConfigureAwait(false);
        await Execute(connection, Sql.Text("prepare-schema"), cancellation).ConfigureAwait(false);
        for (var step = await Step(connection, cancellation).ConfigureAwait(false); step < Sql.SchemaSteps.Count; step++)
        {
            await Execute(connection, Sql.SchemaSteps[step], cancellation).ConfigureAwait(false);
            await using var note = new NpgsqlCommand(Sql.Text("add-step"), connection) { Parameters = { new() { Value = step + 1 } } };
            await note.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task<bool> IsCurrent(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var find = new NpgsqlCommand(Sql.Text("find-schema"), connection);
        if (await find.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is not true)
            return false;
        var step = await Step(connection, cancellation).ConfigureAwait(false);
        if (step > Sql.SchemaSteps.Count)
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The journal was written by a later release: its schema is {step}, this one knows {Sql.SchemaSteps.Count}."));
        return step == Sql.SchemaSteps.Count;
    }

    private static async Task<int> Step(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql.Text("read-step"), connection);
        return (int)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
