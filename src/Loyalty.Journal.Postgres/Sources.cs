using System.Globalization;
using Npgsql;

namespace Loyalty.Journal.Postgres;

/// <summary>
/// The two sources of connections: one for the writers, who keep theirs, and a pool for reads. Every wait has an end: to connect, to be
/// answered, to get a lock, to be told what a transaction does next.
/// </summary>
internal sealed class Sources : IAsyncDisposable
{
    private const int KeepAliveSeconds = 5;
    private const int MostPreparedStatements = 32;
    private const int WriteBufferBytes = 256 * 1024;

    public Sources(PostgresJournalOptions options)
    {
        Writing = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Common(options))
        {
            Pooling = false,
            WriteBufferSize = WriteBufferBytes,
        });
        Reading = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Common(options))
        {
            MaxPoolSize = options.Readers,
            MinPoolSize = 0,
            NoResetOnClose = true,
            MaxAutoPrepare = MostPreparedStatements,
            AutoPrepareMinUsages = 1,
        });
    }

    public NpgsqlDataSource Writing { get; }

    public NpgsqlDataSource Reading { get; }

    public async ValueTask DisposeAsync()
    {
        await Writing.DisposeAsync().ConfigureAwait(false);
        await Reading.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// The cancellation of a command that has run out of time is not sent: a commit that waits for a standby would be answered as done
    /// though it is on one machine only. The connection is dropped instead.
    /// </summary>
    private static string Common(PostgresJournalOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            Timeout = options.ConnectSeconds,
            CommandTimeout = options.CommandSeconds,
            CancellationTimeout = -1,
            KeepAlive = KeepAliveSeconds,
            TcpKeepAlive = true,
            TcpKeepAliveTime = KeepAliveSeconds,
            Enlist = false,
            Multiplexing = false,
        };
        settings.ApplicationName ??= "loyalty";
        settings.Options = $"{settings.Options} {SessionSettings(options.CommandSeconds * 1_000)}".Trim();
        return settings.ConnectionString;
    }

    /// <summary>
    /// Plans are made once and for any number of rows, and by the indexes even while the tables are empty: what is planned on the first
    /// day serves in the second year.
    /// </summary>
    private static string SessionSettings(int milliseconds) => string.Join(
        " -c ",
        [
            "",
            Setting("statement_timeout", milliseconds * 9 / 10),
            Setting("lock_timeout", milliseconds * 6 / 10),
            Setting("idle_in_transaction_session_timeout", milliseconds),
            Setting("tcp_keepalives_idle", KeepAliveSeconds),
            "tcp_keepalives_interval=2",
            "tcp_keepalives_count=3",
            @"default_transaction_isolation=read\ committed",
            "plan_cache_mode=force_generic_plan",
            "enable_seqscan=off",
            "jit=off",
            "max_parallel_workers_per_gather=0",
        ]);

    private static string Setting(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"{name}={value}");
}
