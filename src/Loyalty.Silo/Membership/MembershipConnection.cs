using System.Globalization;
using Npgsql;

namespace Loyalty.Silo.Membership;

/// <summary>How the membership table is reached: apart from the journal's connections, so that a full journal delays no renewal.</summary>
internal static class MembershipConnection
{
    private const int Connections = 4;

    public static string Settings(string connectionString, int seconds)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Timeout = seconds,
            CommandTimeout = seconds,
            CancellationTimeout = -1,
            KeepAlive = seconds,
            TcpKeepAlive = true,
            TcpKeepAliveTime = seconds,
            Enlist = false,
            Multiplexing = false,
            MinPoolSize = 0,
            MaxPoolSize = Connections,
            NoResetOnClose = true,
            MaxAutoPrepare = 8,
            AutoPrepareMinUsages = 1,
        };
        settings.ApplicationName ??= "loyalty membership";
        var milliseconds = string.Create(CultureInfo.InvariantCulture, $"{seconds * 900}");
        settings.Options = $"{settings.Options} -c statement_timeout={milliseconds} -c lock_timeout={milliseconds} "
            + $@"-c idle_in_transaction_session_timeout={milliseconds} -c default_transaction_isolation=read\ committed -c jit=off";
        settings.Options = settings.Options.Trim();
        return settings.ConnectionString;
    }
}
