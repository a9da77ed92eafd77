using Loyalty.Postgres;
using Npgsql;

namespace Loyalty.Faults.Tests.Proxies;

/// <summary>What a network does to connections, done by the proxy.</summary>
public sealed class FaultProxyTests(SharedPostgres postgres)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task Everything_passes_at_first()
    {
        await using var behind = await Behind.New(postgres);
        await Task.WhenAll(Enumerable.Range(1, 50).Select(behind.Insert));

        (await behind.Count(throughProxy: true)).ShouldBe(50);
    }

    [Fact]
    public async Task Connections_that_are_cut_fail_and_new_ones_pass()
    {
        await using var behind = await Behind.New(postgres);
        await using var connection = await behind.Through.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT pg_sleep(30)", connection);
        var sleeping = command.ExecuteNonQueryAsync();

        behind.Proxy.Cut();

        await Should.ThrowAsync<NpgsqlException>(() => sleeping);
        NpgsqlConnection.ClearAllPools();
        (await behind.Count(throughProxy: true)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_connects_while_it_refuses()
    {
        await using var behind = await Behind.New(postgres);
        behind.Proxy.Refuse();
        await Should.ThrowAsync<NpgsqlException>(() => behind.Insert(1));

        behind.Proxy.Pass();

        await behind.Insert(1);
        (await behind.Count()).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_comes_through_a_black_hole_until_it_closes()
    {
        await using var behind = await Behind.New(postgres);
        await behind.Insert(1);
        behind.Proxy.BlackHole();
        var inserting = behind.Insert(2);
        await Task.WhenAny(inserting, Task.Delay(Moment));
        (inserting.IsCompleted, await behind.Count()).ShouldBe((false, 1));

        behind.Proxy.Pass();

        await inserting;
        (await behind.Count()).ShouldBe(2);
    }

    [Fact]
    public async Task A_slow_store_answers_later()
    {
        await using var behind = await Behind.New(postgres);
        await behind.Insert(1);
        behind.Proxy.Delay(Moment);
        var began = TimeProvider.System.GetTimestamp();

        await behind.Insert(2);

        TimeProvider.System.GetElapsedTime(began).ShouldBeGreaterThan(Moment);
    }

    [Fact]
    public async Task A_client_of_a_server_that_is_not_there_is_told()
    {
        await using var behind = await Behind.New(postgres);
        await using var nobody = new Faults.Proxies.FaultProxy(new(System.Net.IPAddress.Loopback, 1), port: 0);
        await using var source = NpgsqlDataSource.Create($"Host=127.0.0.1;Port={nobody.Port};Username=postgres;Timeout=5");

        await Should.ThrowAsync<NpgsqlException>(() => source.OpenConnectionAsync().AsTask());
    }
}
