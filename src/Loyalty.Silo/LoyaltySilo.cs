using Loyalty.Contracts;
using Loyalty.Grains;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Due;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Privacy;
using Loyalty.Grains.Promotions;
using Loyalty.Grains.Webhooks;
using Loyalty.Journal;
using Loyalty.Journal.AzureTables;
using Loyalty.Journal.Postgres;
using Loyalty.Journal.Sqlite;
using Loyalty.Silo.Vault;
using Loyalty.Silo.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Loyalty.Silo;

/// <summary>A silo as it is put together: journal, grains, cluster, the sweep of due members; or a gateway to those of others.</summary>
public static class LoyaltySilo
{
    /// <summary>
    /// Hosts a silo in this process, or makes it a gateway, as <see cref="SiloOptions"/> say. Afterwards <c>IGrainFactory</c> and
    /// <see cref="IClusterView"/> can be asked for.
    /// </summary>
    /// <returns>The settings.</returns>
    /// <exception cref="InvalidDataException">A setting is wrong; the message says which, and what would be right.</exception>
    /// <exception cref="IOException">The store of the cluster cannot be reached.</exception>
    /// <exception cref="InvalidOperationException">The store of the cluster is refused; the message says why.</exception>
    public static async Task<SiloOptions> AddLoyaltySilo(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = SettingsCheck.Read(builder.Configuration);
        builder.Services.AddSingleton(options);
        if (options.HostsGrains)
        {
            await builder.AddSilo(options);
        }
        else
        {
            await StoreReach.Check(options);
            builder.UseGateway(options);
        }

        builder.Services.TryAddSingleton<OnlyThisSilo>();
        builder.Services.TryAddSingleton<IClusterView>(services => services.GetRequiredService<OnlyThisSilo>());
        return options;
    }

    /// <summary>The services that grains ask for beside the journal.</summary>
    public static IServiceCollection AddLoyaltyGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CatalogueShelf>();
        services.TryAddSingleton<ISeedSource, CryptographicSeeds>();
        services.AddSingleton<EffectDelivery>();
        services.AddSingleton<PromotionSpending>();
        services.TryAddSingleton<OnlyThisSilo>();
        services.TryAddSingleton<ILivingHolders>(provider => provider.GetRequiredService<OnlyThisSilo>());
        services.TryAddSingleton<IMemoryTerm, EndlessTerm>();
        services.AddSingleton<HolderRoll>();
        services.AddSingleton<BudgetShelf>();
        services.AddSingleton<DueSweep>();
        services.TryAddSingleton(new SiloOptions());
        services.TryAddSingleton<IWebhookSender, WebhookSender>();
        services.AddSingleton<People>();
        return services;
    }

    private static async Task AddSilo(this IHostApplicationBuilder builder, SiloOptions options)
    {
        await builder.AddJournal(options);
        if (options.IsClustered)
        {
            builder.Services.AddHostedService<WarmUp>(); // before the silo: it is warm when it joins
        }

        builder.UseOrleans(silo => silo.UseLoyalty(options)); // before the grains' services: what it says of the cluster holds
        builder.Services.AddLoyaltyGrains();
        builder.Services.AddLoops(options.IsClustered); // after the silo: they start later and stop earlier
    }

    /// <summary>What a silo does beside running grains.</summary>
    internal static void AddLoops(this IServiceCollection services, bool isClustered)
    {
        services.AddHostedService<BudgetService>();
        services.AddHostedService<DueSweepService>();
        services.AddHostedService<WebhookService>();
        if (isClustered)
        {
            services.AddHostedService<CatalogueWatch>();
        }
    }

    /// <summary>The container ends what it has made, so it makes the journal, or takes it into its care.</summary>
    private static async Task AddJournal(this IHostApplicationBuilder builder, SiloOptions options)
    {
        if (options.Journal == Journals.Postgres)
        {
            var journal = await PostgresJournal.Open(new PostgresJournalOptions(options.Connection!));
            builder.Services.AddSingleton<IJournal>(_ => journal);
            builder.Services.AddSingleton<IVault>(_ => new PostgresVault(options.Connection!));
        }
        else if (options.Journal == Journals.Azure)
        {
            var journal = await AzureTablesJournal.Open(new AzureTablesJournalOptions(options.Connection!));
            builder.Services.AddSingleton<IJournal>(_ => journal);
            builder.Services.AddSingleton<IVault>(_ => AzureVault.Open(options.Connection!));
        }
        else
        {
            builder.Services.AddSingleton<IJournal>(_ => SqliteJournal.Open(new SqliteJournalOptions(Path.GetFullPath(options.Data))));
            builder.Services.AddSingleton<IVault>(_ => new SqliteVault(Path.GetFullPath(options.Data)));
        }
    }
}
