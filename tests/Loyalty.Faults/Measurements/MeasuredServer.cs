using Loyalty.Postgres;

namespace Loyalty.Faults.Measurements;

/// <summary>
/// A server with the memory and the room for its log that `docs/operations.md` asks for: with PostgreSQL's defaults a measurement
/// shows checkpoints that follow one another. It flushes each commit to the disk.
/// </summary>
internal static class MeasuredServer
{
    public static Task<PostgresServer> Start() =>
        PostgresServer.StartNew("shared_buffers = 1GB", "max_wal_size = 8GB", "checkpoint_timeout = 15min");
}
