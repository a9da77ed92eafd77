using Loyalty.Contracts;
using Loyalty.Contracts.Catalogue;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Privacy;
using Loyalty.Grains.Promotions;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;
using Loyalty.Silo;
using Loyalty.Silo.Cluster;
using Loyalty.Silo.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Lite;
using Orleans.TestingHost;

namespace Loyalty.Grains.Tests.Silos;

/// <summary>One of the silos of a shop, put together as the silo's executable does it, with a way to the journal of its own.</summary>
internal sealed class ShopSilo(IJournal store)
{
    private const int SweepMilliseconds = 50;
    private SiloHandle? handle;

    /// <summary>Its way to the journal that all share.</summary>
    public WatchedJournal Journal { get; } = new(store);

    public PausableTurns Turns { get; } = new();

    public bool IsDead { get; private set; }

    /// <summary>It has started, and has neither been killed nor stopped.</summary>
    public bool Runs => !IsDead && handle is { IsActive: true };

    public SiloHandle Handle
    {
        get => handle ?? throw new InvalidOperationException("The silo has not been started.");
        set => handle = value;
    }

    public IServiceProvider Services => ((InProcessSiloHandle)Handle).ServiceProvider;

    /// <summary>Where it is, in the life that it has now.</summary>
    public SiloAddress Address => Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    public IMembership Membership => Services.GetRequiredService<IMembership>();

    public IGrainFactory Grains => Services.GetRequiredService<IGrainFactory>();

    public IMemberGrain Member(string id) => Grains.GetGrain<IMemberGrain>($"storefront/{id}");

    public ICatalogueGrain Catalogue => Grains.GetGrain<ICatalogueGrain>("storefront");

    public void Configure(ISiloBuilder builder, IMembershipTable table, ISeedSource seeds, IVault vault, TimeSpan lease)
    {
        builder.UseMembershipTable(_ => table).Configure<MembershipOptions>(options =>
        {
            options.Lease = lease;
            options.RenewalInterval = TimeSpan.FromMilliseconds(50);
        });
        builder.Services.AddSingleton<ITurnScheduler>(Turns);
        builder.Services.AddSingleton<IJournal>(Journal);
        builder.Services.AddSingleton(seeds);
        builder.Services.AddSingleton(new SiloOptions { SweepMilliseconds = SweepMilliseconds, WebhookMilliseconds = 50, WebhookTargets = Targets.Any });
        builder.Services.AddSingleton<ClusterTerm>();
        builder.Services.AddSingleton<IMemoryTerm>(services => services.GetRequiredService<ClusterTerm>());
        builder.Services.AddSingleton<ILivingHolders>(services => services.GetRequiredService<ClusterTerm>());
        builder.Services.AddSingleton<IClusterView>(services => services.GetRequiredService<ClusterTerm>());
        builder.Services.AddLoyaltyGrains();
        builder.Services.AddSingleton<IVault>(vault);
        builder.Services.AddHostedService<BudgetService>();
        builder.Services.AddHostedService<DueSweepService>();
        builder.Services.AddHostedService<WebhookService>();
        builder.Services.AddHostedService<CatalogueWatch>();
    }

    /// <summary>Ends it as <c>kill -9</c> does: nothing of it runs any more, nothing that it has sent to the store comes back, and nobody listens.</summary>
    public void Die(InProcessNetwork network)
    {
        IsDead = true;
        network.Unplug(Address);
        Turns.Pause();
        Journal.BeforeAppend = static _ => Gone();
        Journal.AfterAppend = static (_, _) => Gone();
        Journal.BeforeRead = static _ => Gone();
        Journal.AfterRead = static _ => Gone();
        Journal.BeforeDue = static _ => Gone();
    }

    public override string ToString() => $"{Address}{(IsDead ? " (dead)" : "")}";

    private static Task Gone() => Task.FromException(new JournalUnavailableException("The silo was killed."));
}
