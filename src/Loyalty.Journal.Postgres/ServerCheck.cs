using System.Globalization;
using Npgsql;

namespace Loyalty.Journal.Postgres;

/// <summary>Refuses a server to which nothing durable can be entrusted. Asked at each connection that is to write.</summary>
internal static class ServerCheck
{
    private const int OldestVersion = 130_000;

    public static async Task Run(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Sql.Text("read-server"), connection);
        await using var row = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await row.ReadAsync(cancellation).ConfigureAwait(false);
        var fault = Fault(
            row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetBoolean(5), row.GetString(6));
        if (fault is not null)
            throw new InvalidOperationException($"The journal refuses the PostgreSQL at {connection.Host}:{connection.Port}. {fault}");
    }

    private static string? Fault(
        int version, string encoding, string fsync, string commit, string standbys, bool isStandby, string readOnly)
    {
        if (version < OldestVersion)
            return string.Create(CultureInfo.InvariantCulture, $"Its version is {version / 10_000}: use 13 or later.");
        if (encoding != "UTF8")
            return $"The database's encoding is {encoding}: make one with ENCODING 'UTF8'.";
        if (isStandby)
            return "It is a standby, which only reads: connect to the primary, or promote this one.";
        if (readOnly == "on")
            return "Its transactions are read-only: set default_transaction_read_only = off for this database and this user.";
        if (fsync == "off")
            return "Its fsync is off, so that a power cut loses what it has confirmed: set fsync = on in postgresql.conf and reload it.";
        if (commit == "off")
            return "Its synchronous_commit is off, so that a crash loses what it has confirmed: set synchronous_commit = on "
                + "for this database and this user (ALTER DATABASE … SET, ALTER ROLE … SET) and in postgresql.conf.";
        return commit == "local" && standbys.Length > 0
            ? "A synchronous standby is named but synchronous_commit is local, so that a failover loses what it has confirmed: "
                + "set synchronous_commit = on."
            : null;
    }
}
