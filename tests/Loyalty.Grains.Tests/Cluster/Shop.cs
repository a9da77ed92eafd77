using System.Collections.Concurrent;
using Loyalty.Contracts.Catalogue;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Due;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Privacy;
using Loyalty.Grains.Promotions;
using Loyalty.Grains.Webhooks;
using Loyalty.Journal;
using Loyalty.Journal.Sqlite;
using Loyalty.Silo;
using Loyalty.Silo.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Loyalty.Grains.Tests.Cluster;

/// <summary>A cluster on a journal on disk, in a folder of its own: one silo that is alone, or several.</summary>
internal sealed partial class Shop : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Shop> Shops = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("loyalty-grains-");
    private readonly short initialSilos;
    private SqliteJournal? store;
    private TestCluster? cluster;

    private Shop(short initialSilos)
    {
        this.initialSilos = initialSilos;
        Shops[folder.FullName] = this;
    }

    public ShopClock Clock { get; } = new();

    public LogLines Log { get; } = new();

    public WatchedJournal Journal { get; private set; } = null!;

    public IGrainFactory Grains => cluster!.Client;

    public MemoryVault Vault { get; } = new();

    public MovableTerm Term { get; } = new();

    public SiloLife Life { get; private set; } = SiloLife.New();

    public BudgetShelf Budgets => cluster!.GetSiloServiceProvider().GetRequiredService<BudgetShelf>();

    public string Folder => folder.FullName;

    /// <summary>Opens a shop with the programs of some documents.</summary>
    public static Task<Shop> Open(params string[] documents) => Open(new Shop(1), documents);

    public IMemberGrain Member(string id, string program = "storefront") => Grains.GetGrain<IMemberGrain>($"{program}/{id}");

    public ICatalogueGrain Catalogue(string program = "storefront") => Grains.GetGrain<ICatalogueGrain>(program);

    /// <summary>Enrols a member who told nothing else.</summary>
    public async Task<IMemberGrain> Enrolled(string id, string program = "storefront")
    {
        var member = Member(id, program);
        (await member.Enrol(new EnrolRequest { MemberId = id })).Refusal.ShouldBeNull();
        return member;
    }

    /// <summary>Closes everything and opens it again on the same folder.</summary>
    public async Task Restart()
    {
        await Close();
        await Start();
    }

    /// <summary>Ends the silo without grace: what is under way is stored or not, and nobody hears of it. Then starts another.</summary>
    public async Task Kill()
    {
        Journal.BeforeAppend = static _ => throw new JournalUnavailableException("The silo was killed.");
        await Should.NotThrowAsync(store!.DisposeAsync().AsTask());
        await cluster!.KillSiloAsync(cluster.Primary!);
        await Start();
    }

    public async Task<List<FeedEvent>> Feed()
    {
        var all = new List<FeedEvent>();
        while (await Journal.Feed(all.Count == 0 ? 0 : all[^1].Position, 10_000) is { Count: > 0 } page)
        {
            all.AddRange(page);
        }

        return all;
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        Shops.TryRemove(folder.FullName, out _);
        folder.Delete(recursive: true);
    }

    private static async Task<Shop> Open(Shop shop, string[] documents)
    {
        await shop.Start();
        foreach (var document in documents)
        {
            (await shop.Catalogue(Programs.IdOf(document)).Publish(document)).Refusal.ShouldBeNull();
        }

        return shop;
    }

    /// <summary>Adds what a silo has that is one of several.</summary>
    partial void AddMember(ISiloBuilder builder);

    /// <summary>Finds each of several silos once they run.</summary>
    partial void Deployed();

    private async Task Start()
    {
        store = SqliteJournal.Open(new SqliteJournalOptions(folder.FullName));
        Journal = new WatchedJournal(store);
        Life = SiloLife.New();
        var builder = new TestClusterBuilder(initialSilos);
        builder.Properties["Shop"] = folder.FullName;
        builder.AddSiloBuilderConfigurator<Configurator>();
        cluster = builder.Build();
        await cluster.DeployAsync();
        Deployed();
    }

    private async Task Close()
    {
        await cluster!.StopAllSilosAsync();
        await cluster.DisposeAsync();
        await store!.DisposeAsync();
    }

    private sealed class Configurator : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            var shop = Shops[siloBuilder.Configuration["Shop"]!];
            siloBuilder.Services.AddLogging(logging => logging.AddProvider(shop.Log).SetMinimumLevel(LogLevel.Debug));
            siloBuilder.Services.AddSingleton<TimeProvider>(shop.Clock);
            if (shop.initialSilos > 1)
            {
                shop.AddMember(siloBuilder);
                return;
            }

            siloBuilder.Services.AddSingleton<IJournal>(shop.Journal);
            siloBuilder.Services.AddSingleton<CatalogueShelf>();
            siloBuilder.Services.AddSingleton<PromotionSpending>();
            siloBuilder.Services.AddSingleton<ISeedSource, CountedSeeds>();
            siloBuilder.Services.AddSingleton<EffectDelivery>();
            siloBuilder.Services.AddSingleton<ILivingHolders>(shop.Life);
            siloBuilder.Services.AddSingleton<IMemoryTerm>(shop.Term);
            siloBuilder.Services.AddSingleton<HolderRoll>();
            siloBuilder.Services.AddSingleton<BudgetShelf>();
            siloBuilder.Services.AddSingleton<DueSweep>();
            siloBuilder.Services.AddSingleton<IWebhookSender>(
                new WebhookSender(new SiloOptions { WebhookTargets = Targets.Any }, TimeProvider.System));
            siloBuilder.Services.AddSingleton<IVault>(shop.Vault);
            siloBuilder.Services.AddSingleton<People>();
        }
    }
}
