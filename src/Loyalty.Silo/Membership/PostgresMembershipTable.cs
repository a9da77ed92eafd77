using System.Collections.Immutable;
using System.Globalization;
using Loyalty.Journal.Postgres;
using Npgsql;
using NpgsqlTypes;
using Orleans.Lite;

namespace Loyalty.Silo.Membership;

/// <summary>
/// The membership table in the journal's database, under the name of the cluster. Each operation is one round trip and one transaction.
/// After a failure the connections are thrown away, so that the next call does not meet a dead one.
/// </summary>
internal sealed class PostgresMembershipTable : IMembershipTable, IAsyncDisposable
{
    private static readonly Schema Schema = new(MembershipSql.Files, "The membership table");

    private readonly NpgsqlDataSource source;
    private readonly string cluster;
    private readonly SemaphoreSlim turn = new(1);
    private volatile bool hasSchema;

    /// <param name="connection">How to reach the database, as Npgsql takes it.</param>
    /// <param name="cluster">Processes that say the same name are one cluster.</param>
    /// <param name="timeoutSeconds">Seconds until a call is given up, 1 or more.</param>
    public PostgresMembershipTable(string connection, string cluster, int timeoutSeconds) =>
        (source, this.cluster) = (NpgsqlDataSource.Create(MembershipConnection.Settings(connection, timeoutSeconds)), cluster);

    /// <inheritdoc/>
    public ValueTask<ClusterTable> Read(CancellationToken cancellation = default) => Run("read", [], cancellation);

    /// <inheritdoc/>
    public ValueTask<ClusterTable> Add(SiloAddress process, bool hostsGrains, CancellationToken cancellation = default) =>
        Run("add", [.. Life(process), new NpgsqlParameter<bool> { TypedValue = hostsGrains }], cancellation);

    /// <inheritdoc/>
    public ValueTask<ClusterTable> Renew(SiloAddress process, long seen, CancellationToken cancellation = default) =>
        Run("renew", [.. Life(process), new NpgsqlParameter<long> { TypedValue = seen }], cancellation);

    /// <inheritdoc/>
    public ValueTask<ClusterTable> Remove(SiloAddress process, long? renewals, CancellationToken cancellation = default) =>
        Run(
            "remove",
            [.. Life(process), new NpgsqlParameter { Value = renewals ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bigint }],
            cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync().ConfigureAwait(false);
        turn.Dispose();
    }

    private static NpgsqlParameter[] Life(SiloAddress process) =>
    [
        new NpgsqlParameter<string> { TypedValue = process.Endpoint.ToString() },
        new NpgsqlParameter<int> { TypedValue = process.Generation },
    ];

    private async ValueTask<ClusterTable> Run(string statement, NpgsqlParameter[] parameters, CancellationToken cancellation)
    {
        try
        {
            await EnsureSchema(cancellation).ConfigureAwait(false);
            await using var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await using var command = new NpgsqlCommand(MembershipSql.Text(statement), connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = cluster });
            command.Parameters.AddRange(parameters);
            await using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            return await ReadTable(rows, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException)
        {
            source.Clear();
            throw;
        }
    }

    /// <summary>At the first call that reaches the server.</summary>
    private async Task EnsureSchema(CancellationToken cancellation)
    {
        if (hasSchema)
            return;
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (hasSchema)
                return;
            await using var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
            await Schema.Apply(connection, cancellation).ConfigureAwait(false);
            hasSchema = true;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Reads to the very end: the commit is confirmed by what follows the last row.</summary>
    private static async Task<ClusterTable> ReadTable(NpgsqlDataReader rows, CancellationToken cancellation)
    {
        var version = 0L;
        var members = ImmutableArray.CreateBuilder<ClusterMember>();
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            version = rows.GetInt64(0);
            if (!rows.IsDBNull(1))
                members.Add(new ClusterMember(Address(rows), rows.GetBoolean(3), rows.GetInt64(4), rows.GetInt64(5), rows.GetInt64(6)));
        }

        while (await rows.NextResultAsync(cancellation).ConfigureAwait(false))
        {
        }

        return new ClusterTable(version, members.ToImmutable());
    }

    private static SiloAddress Address(NpgsqlDataReader row) =>
        SiloAddress.FromParsableString(string.Create(CultureInfo.InvariantCulture, $"{row.GetString(1)}@{row.GetInt32(2)}"));
}
