using System.Runtime;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Catalogues;
using Loyalty.Grains;
using Loyalty.Grains.Privacy;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using Loyalty.Journal.AzureTables;
using Loyalty.Journal.Sqlite;
using Loyalty.Silo.Vault;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Loyalty.Silo;

/// <summary>
/// Goes through some awards before the silo joins the cluster, so that the first customers whose members move here do not wait until its
/// code is compiled. They run in a cluster of its own inside this process, with a journal that is thrown away; the real journal is read,
/// and gets an append that it must refuse.
/// </summary>
internal sealed partial class WarmUp(IJournal journal, TimeProvider time, ILogger<WarmUp> logger) : IHostedService
{
    public const string Program = "warm-up";
    private const int Lives = 3; // members that are new, members that are there already, and code of which every way has been gone
    private const int Members = 5;
    private const int Orders = 30;
    private const int Looks = 40;
    private const int FarLooks = 4; // where each is several requests to another machine
    private const int MostRests = 20;
    private const long FarVersion = 1L << 40;
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(150);

    public static readonly string Document = $$"""
        {
          "id": "{{Program}}", "name": { "en": "Warm-up" }, "timeZone": "UTC", "currencies": ["EUR"],
          "points": { "rounding": "down", "expire": { "after": "P12M", "from": "earning" } },
          "tiers": {
            "metric": "lifetimePoints",
            "levels": [{ "id": "all", "name": { "en": "All" }, "from": 0 }, { "id": "more", "name": { "en": "More" }, "from": 500 }]
          },
          "earn": [{ "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } }]
        }
        """;

    /// <summary>What keeps it from being done (a disk that is read-only, say) keeps no silo from starting: it starts cold.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Run(cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            StartsCold(failure);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task Run(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-warm-up-");
        try
        {
            await using var own = SqliteJournal.Open(new SqliteJournalOptions(folder.FullName));
            await own.Append(Publication(), cancellation);
            for (var life = 1; life <= Lives; life++)
            {
                await Shop(own, folder.FullName, life, cancellation);
                await Look(cancellation);
                await UntilCompiled(cancellation);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Shop(SqliteJournal own, string folder, int life, CancellationToken cancellation)
    {
        using var silo = OrleansHosting.OwnSilo(services =>
            services.AddSingleton<IJournal>(own).AddSingleton<IVault>(_ => new SqliteVault(folder)).AddLoyaltyGrains());
        await silo.StartAsync(cancellation);
        using var gateway = OrleansHosting.OwnGateway(silo);
        await gateway.StartAsync(cancellation);
        var grains = gateway.Services.GetRequiredService<IGrainFactory>();
        await Task.WhenAll(Enumerable.Range(0, Members).Select(member => Buy(grains, $"{member}", life, cancellation)));
        await gateway.StopAsync(cancellation);
        await silo.StopAsync(cancellation);
    }

    private static async Task Buy(IGrainFactory grains, string id, int life, CancellationToken cancellation)
    {
        var member = grains.GetGrain<IMemberGrain>($"{Program}/{id}");
        await member.Enrol(new EnrolRequest { MemberId = id }, cancellation);
        OrderLine[] lines = [new() { Sku = "A", Quantity = 1, UnitPrice = 9.99m }];
        for (var order = 0; order < Orders; order++)
        {
            await member.Purchase(new PurchaseRequest { OrderId = $"{life}-{order}", Currency = "EUR", Lines = lines }, cancellation);
            await member.Get(cancellation);
        }

        await member.Ledger(0, Orders, cancellation);
    }

    private async Task Look(CancellationToken cancellation)
    {
        var never = Publication() with { ExpectedVersion = FarVersion, CommandId = "none" };
        var looks = journal is AzureTablesJournal ? FarLooks : Looks;
        for (var look = 0; look < looks; look++)
        {
            foreach (var stream in await journal.Streams("", "", 1, cancellation))
            {
                await journal.Load(stream, cancellation);
            }

            await journal.Version(never.Stream, cancellation);
            await journal.Find(never.Stream, never.CommandId!, cancellation);
            await journal.Append(never, cancellation);
        }
    }

    /// <summary>
    /// The compiler makes code that runs often once more, in the background, and takes a processor for it. It begins to count what runs
    /// often when there has been no new code for a while.
    /// </summary>
    private async Task UntilCompiled(CancellationToken cancellation)
    {
        var (compiled, rests) = (-1L, 0);
        while (JitInfo.GetCompiledMethodCount() != compiled && rests++ < MostRests)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            await Task.Delay(Rest, time, cancellation);
        }
    }

    private static Append Publication() =>
        new(Streams.Catalogue(Program), 0, null, [CatalogueCodec.Write(new CatalogueEvent.ProgramPublished(Document))]);
}
