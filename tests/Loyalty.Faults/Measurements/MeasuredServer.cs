using Loyalty.Postgres;

namespace Loyalty.Faults.Measurements;

/// <summary>
/// A server with memory and with room for its log, as <c>docs/operations.md</c> asks for, that has written for a while: a new one makes and
/// zeroes each file of its log when it gets there, and commits wait for some 30 ms; later it uses old ones again. It flushes each
/// commit to the disk.
/// </summary>
internal static class MeasuredServer
{
    private const string Write = """
        CREATE TABLE written (text text);
        INSERT INTO written SELECT repeat(md5(number::text), 30) FROM generate_series(1, 1200000) AS number;
        DROP TABLE written;
        CHECKPOINT;
        """;

    public static async Task<PostgresServer> Start()
    {
        var server = await PostgresServer.StartNew(
            "shared_buffers = 1GB", "min_wal_size = 4GB", "max_wal_size = 8GB", "checkpoint_timeout = 15min");
        await server.Execute("postgres", Write);
        return server;
    }
}
