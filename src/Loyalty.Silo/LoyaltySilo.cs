using Loyalty.Grains;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Due;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Promotions;
using Loyalty.Journal;
using Loyalty.Journal.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Loyalty.Silo;

/// <summary>A silo as it is put together: journal, grains, the sweep of due members.</summary>
public static class LoyaltySilo
{
    /// <summary>
    /// Hosts a silo in this process, with its journal on disk in the folder that <c>Loyalty:Data</c> names (default <c>./data</c>).
    /// Afterwards <c>IGrainFactory</c> can be asked for.
    /// </summary>
    /// <exception cref="InvalidOperationException">At start: another process has the folder, or it cannot be used; the message says what to do.</exception>
    public static IHostApplicationBuilder AddLoyaltySilo(this IHostApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection("Loyalty").Get<SiloOptions>() ?? new SiloOptions();
        builder.Services.AddSingleton<IJournal>(_ => SqliteJournal.Open(new SqliteJournalOptions(Path.GetFullPath(options.Data))));
        builder.Services.AddLoyaltyGrains();
        builder.Services.AddSingleton(options);
        builder.UseOrleans(silo => silo.UseLoyalty(options));
        builder.Services.AddHostedService<BudgetService>();
        builder.Services.AddHostedService<DueSweepService>(); // after the silo: it starts later and stops earlier
        return builder;
    }

    /// <summary>The services that grains ask for beside the journal.</summary>
    public static IServiceCollection AddLoyaltyGrains(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CatalogueShelf>();
        services.TryAddSingleton<ISeedSource, CryptographicSeeds>();
        services.AddSingleton<EffectDelivery>();
        services.AddSingleton<PromotionSpending>();
        services.TryAddSingleton<ILivingHolders, OnlyThisSilo>();
        services.TryAddSingleton<IMemoryTerm, EndlessTerm>();
        services.AddSingleton<HolderRoll>();
        services.AddSingleton<BudgetShelf>();
        services.AddSingleton<DueSweep>();
        return services;
    }
}
