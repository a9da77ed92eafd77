#if !ORLEANS_MICROSOFT
using System.Collections.Immutable;
using System.Reflection;
using Npgsql;
using NpgsqlTypes;
using Orleans.Lite;

namespace Loyalty.Silo.Membership;

/// <summary>The table of the cluster's processes on the journal's database. Each change and the look after it is one round trip.</summary>
internal sealed class PostgresMembershipTable : IMembershipTable, IAsyncDisposable
{
    private const int MostConnections = 4;
    private readonly string cluster;
    private readonly NpgsqlDataSource source;
    private readonly SemaphoreSlim gate = new(1);
    private bool hasSchema;

    /// <param name="connection">How to reach the database, as Npgsql takes it.</param>
    /// <param name="cluster">Processes with the same name are one cluster.</param>
    /// <param name="timeoutSeconds">Seconds until a call is given up, 1 or more.</param>
    public PostgresMembershipTable(string connection, string cluster, int timeoutSeconds)
    {
        this.cluster = cluster;
        source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection)
        {
            ApplicationName = "loyalty-cluster",
            Timeout = timeoutSeconds,
            CommandTimeout = timeoutSeconds,
            CancellationTimeout = -1,
            KeepAlive = timeoutSeconds,
            TcpKeepAlive = true,
            MaxPoolSize = MostConnections,
            NoResetOnClose = true,
            Options = $"-c statement_timeout={timeoutSeconds * 1_000} -c lock_timeout={timeoutSeconds * 1_000}"
                + $" -c idle_in_transaction_session_timeout={timeoutSeconds * 1_000}",
        });
    }

    public ValueTask<ClusterTable> Read(CancellationToken cancellation = default) => Run(cancellation);

    public ValueTask<ClusterTable> Add(SiloAddress process, bool hostsGrains, CancellationToken cancellation = default) => Run(
        cancellation,
        Command("begin", cluster),
        Command("add", cluster, process.ToParsableString(), process.Endpoint.ToString(), hostsGrains));

    public ValueTask<ClusterTable> Renew(SiloAddress process, long seen, CancellationToken cancellation = default) =>
        Run(cancellation, Command("renew", cluster, process.ToParsableString(), seen));

    public ValueTask<ClusterTable> Remove(SiloAddress process, long? renewals, CancellationToken cancellation = default) =>
        Run(cancellation, Command("remove", cluster, process.ToParsableString(), renewals));

    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        await source.DisposeAsync();
    }

    private static NpgsqlBatchCommand Command(string name, params object?[] values)
    {
        var command = new NpgsqlBatchCommand(Sql(name));
        foreach (var value in values)
        {
            command.Parameters.Add(value is null
                ? new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint }
                : new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private async ValueTask<ClusterTable> Run(CancellationToken cancellation, params NpgsqlBatchCommand[] changes)
    {
        await EnsureSchema(cancellation);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection);
        foreach (var change in changes)
        {
            batch.BatchCommands.Add(change);
        }

        batch.BatchCommands.Add(Command("read", cluster));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var (version, members) = (0L, ImmutableArray.CreateBuilder<ClusterMember>());
        while (await reader.ReadAsync(cancellation))
        {
            version = reader.GetInt64(0);
            if (!reader.IsDBNull(1))
            {
                members.Add(Member(reader));
            }
        }

        return new ClusterTable(version, members.ToImmutable());
    }

    private static ClusterMember Member(NpgsqlDataReader row) => new(
        SiloAddress.FromParsableString(row.GetString(1)), row.GetBoolean(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5));

    private async ValueTask EnsureSchema(CancellationToken cancellation)
    {
        if (hasSchema)
        {
            return;
        }

        await gate.WaitAsync(cancellation);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(Command("lock"));
            foreach (var statement in Sql("schema").Split(';'))
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
            }

            await batch.ExecuteNonQueryAsync(cancellation);
            hasSchema = true;
        }
        finally
        {
            gate.Release();
        }
    }

    private static string Sql(string name)
    {
        using var reader = new StreamReader(
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"Loyalty.Silo.Membership.{name}.sql")!);
        return reader.ReadToEnd();
    }
}
#endif
