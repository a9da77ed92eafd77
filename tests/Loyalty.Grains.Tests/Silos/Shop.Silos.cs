using System.Collections.Immutable;
using Loyalty.Grains.Tests.Silos;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Lite;

namespace Loyalty.Grains.Tests.Cluster;

/// <content>Several silos on one journal, and a client.</content>
internal sealed partial class Shop
{
    /// <summary>No test that is not about silence must mistake a busy machine for a silent silo.</summary>
    private static readonly TimeSpan Patient = TimeSpan.FromMinutes(1);

    private ImmutableArray<ShopSilo> silos = [];
    private readonly CountedSeeds seeds = new();
    private TimeSpan lease = Patient;

    /// <summary>The silos that have not been killed or stopped.</summary>
    public IReadOnlyList<ShopSilo> Silos => [.. silos.Where(silo => silo.Runs)];

    /// <summary>The membership as the client knows it.</summary>
    public IMembership ClientView => cluster!.ServiceProvider.GetRequiredService<IMembership>();

    /// <summary>Opens a shop of several silos.</summary>
    /// <param name="count">How many, at least 2.</param>
    /// <param name="lease">After which a silo that is silent is held to be dead; long unless it is told.</param>
    /// <param name="documents">Its programs.</param>
    public static Task<Shop> Open(short count, TimeSpan? lease, params string[] documents) =>
        Open(new Shop(count) { lease = lease ?? Patient }, documents);

    public static Task<Shop> Open(short count, params string[] documents) => Open(count, null, documents);

    /// <summary>The silo that runs a grain, as the client sees it.</summary>
    public ShopSilo OwnerOf(IAddressable grain)
    {
        var owner = ClientView.Current.Owner(grain.GetGrainId());
        return Silos.First(silo => silo.Address.Endpoint.Equals(owner.Endpoint));
    }

    /// <summary>As <see cref="OwnerOf"/>, once the client knows which silos live.</summary>
    public async Task<ShopSilo> LivingOwnerOf(IAddressable grain)
    {
        await cluster!.WaitForLivenessToStabilizeAsync();
        return OwnerOf(grain);
    }

    /// <summary>Ids, from a beginning, of members who live on a silo.</summary>
    public IEnumerable<string> IdsOn(ShopSilo silo, string beginning) => Enumerable.Range(0, int.MaxValue)
        .Select(number => $"{beginning}{number}").Where(id => OwnerOf(Member(id)) == silo);

    /// <summary>Starts one more silo.</summary>
    public async Task<ShopSilo> Join()
    {
        var added = await cluster!.StartAdditionalSiloAsync();
        silos[^1].Handle = added;
        return silos[^1];
    }

    /// <summary>Stops a silo with grace.</summary>
    public Task Leave(ShopSilo silo) => cluster!.StopSiloAsync(silo.Handle);

    /// <summary>Ends a silo without grace.</summary>
    public Task Kill(ShopSilo silo)
    {
        Die(silo);
        return silo.Handle.StopSiloAsync(false);
    }

    /// <summary>Ends a silo without grace from inside of one of its steps; it is to be killed afterwards.</summary>
    public void Die(ShopSilo silo) => silo.Die(cluster!.Network!);

    public Task Stable() => cluster!.WaitForLivenessToStabilizeAsync();

    partial void Deployed()
    {
        if (initialSilos == 1)
        {
            return;
        }

        silos = silos[^cluster!.Silos.Count..];
        foreach (var (silo, handle) in silos.Zip(cluster.Silos))
        {
            silo.Handle = handle;
        }
    }

    partial void AddMember(ISiloBuilder builder)
    {
        var silo = new ShopSilo(Journal);
        silos = silos.Add(silo);
        silo.Configure(builder, cluster!.MembershipTable!, seeds, Vault, lease);
    }
}
