using Loyalty.Postgres;
using Loyalty.Silo.Membership;
using Orleans.Lite;

namespace Loyalty.Silo.Tests.Membership;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresMembershipTableTests(SharedPostgres shared) : MembershipTableTests, IAsyncLifetime
{
    private readonly List<PostgresMembershipTable> open = [];
    private string database = "";

    public async ValueTask InitializeAsync() => database = await shared.NewDatabase();

    public async ValueTask DisposeAsync()
    {
        foreach (var table in open)
            await table.DisposeAsync();
    }

    [Fact]
    public async Task A_restart_of_the_server_keeps_the_table_and_the_next_calls_find_it()
    {
        SharedPostgres.SkipWithoutPostgres();
        await using var server = await PostgresServer.StartNew();
        await using var table = new PostgresMembershipTable(server.ConnectionString("postgres"), "c", timeoutSeconds: 5);
        await table.Add(Silo(1), hostsGrains: true);
        await server.Stop(StopMode.Immediate);
        await Should.ThrowAsync<Npgsql.NpgsqlException>(async () => await table.Read());
        await server.Start();
        (await table.Read()).Members.ShouldHaveSingleItem().Address.ShouldBe(Silo(1));
    }

    private protected override IMembershipTable Open(string cluster = "test")
    {
        var table = new PostgresMembershipTable(database, cluster, timeoutSeconds: 5);
        lock (open)
            open.Add(table);
        return table;
    }
}
