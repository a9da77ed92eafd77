using Npgsql;

namespace Loyalty.Silo.Membership;

/// <summary>How the membership table is reached: apart from the journal's connections, so that a full journal delays no renewal.</summary>
internal static class MembershipConnection
{
    private const int Seconds = 5;
    private const int Connections = 4;

    public static string Settings(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Timeout = Seconds,
            CommandTimeout = Seconds,
            CancellationTimeout = -1,
            KeepAlive = Seconds,
            TcpKeepAlive = true,
            TcpKeepAliveTime = Seconds,
            Enlist = false,
            Multiplexing = false,
            MinPoolSize = 0,
            MaxPoolSize = Connections,
            NoResetOnClose = true,
            MaxAutoPrepare = 8,
            AutoPrepareMinUsages = 1,
        };
        settings.ApplicationName ??= "loyalty membership";
        settings.Options = $"{settings.Options} -c statement_timeout=4500 -c lock_timeout=3000 "
            + @"-c idle_in_transaction_session_timeout=5000 -c default_transaction_isolation=read\ committed -c jit=off";
        settings.Options = settings.Options.Trim();
        return settings.ConnectionString;
    }
}
