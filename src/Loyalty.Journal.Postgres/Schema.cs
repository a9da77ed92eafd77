using System.Globalization;
using Npgsql;

namespace Loyalty.Journal.Postgres;

/// <summary>Brings a schema of a database to the step that this release knows, one process at a time, and refuses a later one.</summary>
/// <param name="files">Its steps, and how one finds, locks, reads and notes where it is.</param>
/// <param name="what">What is kept in it, as a message begins.</param>
internal sealed class Schema(SqlFiles files, string what)
{
    private int LastStep => files.SchemaSteps.Count;

    public async Task Apply(NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (await IsCurrent(connection, cancellation).ConfigureAwait(false))
            return;
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await Execute(connection, files.Text("lock-schema"), cancellation).ConfigureAwait(false);
        await Execute(connection, files.Text("prepare-schema"), cancellation).ConfigureAwait(false);
        for (var step = await Step(connection, cancellation).ConfigureAwait(false); step < LastStep; step++)
        {
            await Execute(connection, files.SchemaSteps[step], cancellation).ConfigureAwait(false);
            await using var note = new NpgsqlCommand(files.Text("add-step"), connection) { Parameters = { new() { Value = step + 1 } } };
            await note.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<bool> IsCurrent(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var find = new NpgsqlCommand(files.Text("find-schema"), connection);
        return await find.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true
            && await Step(connection, cancellation).ConfigureAwait(false) == LastStep;
    }

    private async Task<int> Step(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(files.Text("read-step"), connection);
        var step = (int)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
        return step <= LastStep ? step : throw new InvalidOperationException(string.Create(
            CultureInfo.InvariantCulture, $"{what} was written by a later release: its schema is {step}, this one knows {LastStep}."));
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
