using System.Data.Common;
using Loyalty.Grains.Privacy;
using Loyalty.Journal;

namespace Loyalty.Silo.Vault;

/// <summary>The vault in a database: two tables, and a handful of statements that mean the same in both stores.</summary>
internal abstract class AdoVault : IVault
{
    private volatile bool hasSchema;

    public async ValueTask<byte[]?> Keep(string program, string member, byte[] key, CancellationToken cancellation = default)
    {
        var found = await Find(program, member, cancellation);
        if (found.Key is not null || found.IsErased)
        {
            return found.Key;
        }

        await Try(() => Run(program, member, cancellation, ("keep", key)));
        return (await Find(program, member, cancellation)).Key;
    }

    public ValueTask<(byte[]? Key, bool IsErased)> Find(string program, string member, CancellationToken cancellation = default) =>
        Try<(byte[]? Key, bool IsErased)>(async () =>
        {
            await using var connection = await Ready(cancellation);
            await using var command = Command(connection, null, "find", program, member);
            return await command.ExecuteScalarAsync(cancellation) switch
            {
                null => (null, false),
                byte[] key => (key, false),
                _ => (null, true),
            };
        });

    public async ValueTask Trace(
        string program, string member, IReadOnlyList<byte[]> traces, CancellationToken cancellation = default) => await Try(() => Run(
        program, member, cancellation, [("forget-traces", null), .. traces.Select(trace => ("trace", (byte[]?)trace))]));

    public ValueTask<IReadOnlyList<string>> Members(string program, byte[] trace, CancellationToken cancellation = default) =>
        Try<IReadOnlyList<string>>(async () =>
        {
            await using var connection = await Ready(cancellation);
            await using var command = Command(connection, null, "members", program, null, ("trace", trace));
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            var members = new List<string>();
            while (await rows.ReadAsync(cancellation))
            {
                members.Add(rows.GetString(0));
            }

            return members;
        });

    public async ValueTask Erase(string program, string member, CancellationToken cancellation = default) => await Try(async () =>
    {
        await Run(program, member, cancellation, ("forget-traces", null), ("erase", null));
        await using var connection = await Ready(cancellation);
        await Forget(connection, cancellation);
        return true;
    });

    protected abstract ValueTask<DbConnection> Open(CancellationToken cancellation);

    /// <summary>Makes the tables where they are missing.</summary>
    protected abstract Task Prepare(DbConnection connection, CancellationToken cancellation);

    /// <summary>Has the store's files forget what its tables have forgotten, as far as the store can.</summary>
    protected abstract Task Forget(DbConnection connection, CancellationToken cancellation);

    /// <summary>A store that is out of reach is told in the words of the journal, which every process of a cluster knows.</summary>
    private static async ValueTask<T> Try<T>(Func<Task<T>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (DbException failure)
        {
            throw new JournalUnavailableException($"The vault: {failure.Message}", failure);
        }
    }

    private async Task<bool> Run(
        string program, string member, CancellationToken cancellation, params (string Statement, byte[]? Bytes)[] statements)
    {
        await using var connection = await Ready(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        foreach (var (statement, bytes) in statements)
        {
            var name = statement == "keep" ? "key" : "trace";
            await using var command = bytes is null
                ? Command(connection, transaction, statement, program, member)
                : Command(connection, transaction, statement, program, member, (name, bytes));
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    /// <summary>Tables that two callers make at the same time are made once.</summary>
    private async ValueTask<DbConnection> Ready(CancellationToken cancellation)
    {
        var connection = await Open(cancellation);
        try
        {
            if (!hasSchema)
            {
                await Prepare(connection, cancellation);
                hasSchema = true;
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync(); // whoever waits for a free one would wait for ever
            throw;
        }
    }

    private static DbCommand Command(
        DbConnection connection,
        DbTransaction? transaction,
        string statement,
        string program,
        string? member,
        params ReadOnlySpan<(string Name, byte[] Value)> bytes)
    {
        var command = connection.CreateCommand();
        command.CommandText = VaultSql.Text(statement);
        command.Transaction = transaction;
        Add(command, "program", program);
        if (member is not null)
        {
            Add(command, "member", member);
        }

        foreach (var (name, value) in bytes)
        {
            Add(command, name, value);
        }

        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
