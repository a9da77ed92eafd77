using System.Globalization;
using Npgsql;

namespace Loyalty.Silo.Membership;

/// <summary>Brings a database to the schema of the membership table, one process at a time, and refuses a later one.</summary>
internal static class MembershipSchema
{
    public static async Task Apply(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await Execute(connection, MembershipSql.Text("lock-schema"), cancellation).ConfigureAwait(false);
        await Execute(connection, MembershipSql.Text("prepare-schema"), cancellation).ConfigureAwait(false);
        await using var read = new NpgsqlCommand(MembershipSql.Text("read-step"), connection);
        var step = (int)(await read.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
        if (step > MembershipSql.SchemaSteps.Count)
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"The membership table is of a later release: its schema is {step}, this one knows {MembershipSql.SchemaSteps.Count}."));
        for (; step < MembershipSql.SchemaSteps.Count; step++)
        {
            await Execute(connection, MembershipSql.SchemaSteps[step], cancellation).ConfigureAwait(false);
            await using var note = new NpgsqlCommand(MembershipSql.Text("add-step"), connection)
            {
                Parameters = { new() { Value = step + 1 } },
            };
            await note.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
