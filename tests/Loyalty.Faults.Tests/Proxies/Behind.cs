using System.Net;
using Loyalty.Faults.Proxies;
using Loyalty.Postgres;
using Npgsql;

namespace Loyalty.Faults.Tests.Proxies;

/// <summary>A database of a real PostgreSQL behind a proxy, with a table that looks like the journal's.</summary>
internal sealed class Behind : IAsyncDisposable
{
    private readonly NpgsqlDataSource direct;

    private Behind(FaultProxy proxy, string connection)
    {
        Proxy = proxy;
        direct = NpgsqlDataSource.Create(connection);
        Through = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection)
        {
            Port = proxy.Port,
            Timeout = 10,
            CommandTimeout = 10,
            MaxAutoPrepare = 10,
            AutoPrepareMinUsages = 2,
        });
    }

    public FaultProxy Proxy { get; }

    /// <summary>Connections that go through the proxy.</summary>
    public NpgsqlDataSource Through { get; }

    public static async Task<Behind> New(SharedPostgres postgres)
    {
        var connection = await postgres.NewDatabase();
        var server = new IPEndPoint(IPAddress.Loopback, new NpgsqlConnectionStringBuilder(connection).Port);
        var behind = new Behind(new FaultProxy(server, port: 0), connection);
        await using var command = behind.direct.CreateCommand("CREATE TABLE append (number int PRIMARY KEY, body bytea)");
        await command.ExecuteNonQueryAsync();
        return behind;
    }

    public async Task Insert(int number)
    {
        await using var command = Through.CreateCommand("INSERT INTO append VALUES ($1, $2)");
        command.Parameters.AddWithValue(number);
        command.Parameters.AddWithValue(new byte[number]);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<int> Count(bool throughProxy = false)
    {
        await using var command = (throughProxy ? Through : direct).CreateCommand("SELECT count(*)::int FROM append");
        return (int)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await Through.DisposeAsync();
        await Proxy.DisposeAsync();
        await direct.DisposeAsync();
    }
}
