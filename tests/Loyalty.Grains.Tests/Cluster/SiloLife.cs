using System.Collections.Concurrent;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Members;
using Loyalty.Grains.Promotions;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Cluster;

/// <summary>The life of a silo as other silos see it, and a silo that is nothing but its budgets and members.</summary>
internal sealed class SiloLife(string own) : ILivingHolders
{
    private static int lives;

    /// <summary>Incarnations that are held to live beside this one.</summary>
    public ConcurrentBag<string> Others { get; } = [];

    public string Own => own;

    public static SiloLife New() => new($"silo-{Interlocked.Increment(ref lives)}");

    public bool IsAlive(string incarnation) => incarnation == own || Others.Contains(incarnation);

    public static BudgetShelf Budgets(IJournal journal, CatalogueShelf shelf, IGrainFactory? grains = null, SiloLife? life = null)
    {
        life ??= New();
        return new BudgetShelf(grains!, journal, shelf, new HolderRoll(journal, shelf, life), life);
    }

    /// <summary>A member on another silo.</summary>
    public static AccountStream Member(Shop shop, string member, SiloLife? life = null)
    {
        var shelf = new CatalogueShelf(shop.Journal, shop.Clock);
        var budgets = Budgets(shop.Journal, shelf, shop.Grains, life);
        return new AccountStream(shop.Journal, shelf, budgets, new CountedSeeds(), new EndlessTerm(), "storefront", $"storefront/{member}");
    }
}
