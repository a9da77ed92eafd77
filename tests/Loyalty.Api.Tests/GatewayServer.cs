using Loyalty.Api.Hosting;
using Loyalty.Postgres;
using Loyalty.Silo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace Loyalty.Api.Tests;

/// <summary>The same, answered through a gateway by two silos on PostgreSQL.</summary>
public sealed class GatewayServer(SharedPostgres postgres) : ApiServer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly List<IHost> silos = [];
    private readonly List<GatewayServer> others = [];
    private string connection = "";

    /// <summary>How to reach the database.</summary>
    public string Connection => connection;

    /// <summary>Another gateway to the same silos.</summary>
    public async Task<ApiServer> Another()
    {
        var other = new GatewayServer(postgres) { connection = connection };
        others.Add(other);
        await other.InitializeAsync();
        return other;
    }

    public override async ValueTask InitializeAsync()
    {
        if (connection.Length > 0)
        {
            await base.InitializeAsync();
            return;
        }

        connection = await postgres.NewDatabase();
        await StartSilo();
        await StartSilo();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var other in others)
        {
            await other.DisposeAsync();
        }

        await base.DisposeAsync();
        foreach (var silo in silos)
        {
            await silo.StopAsync();
            silo.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    protected override void Answer(WebApplicationBuilder builder)
    {
        Set(builder, ("Silo", Silos.None));
        builder.AddLoyaltySilo().GetAwaiter().GetResult();
        builder.SendAgain(Patience);
    }

    private async Task StartSilo()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        Set(builder);
        await builder.AddLoyaltySilo();
        silos.Add(builder.Build());
        await silos[^1].StartAsync();
    }

    private void Set(IHostApplicationBuilder builder, params IEnumerable<(string Name, string Value)> more)
    {
        (string Name, string Value)[] settings = [("Journal", Journals.Postgres), ("Connection", connection), .. more];
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create($"Loyalty:{setting.Name}", (string?)setting.Value)));
    }
}
