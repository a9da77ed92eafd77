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
    private string connection = "";

    public override async ValueTask InitializeAsync()
    {
        connection = await postgres.NewDatabase();
        await StartSilo();
        await StartSilo();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
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
