using System.Collections.Immutable;
using System.Net;

namespace Orleans.Lite.Tests;

public sealed class PlacementTests
{
    private static readonly ImmutableArray<SiloAddress> Silos =
        [.. Enumerable.Range(1, 5).Select(number => SiloAddress.New(IPAddress.Loopback, 11110 + number, number))];

    private static readonly GrainId[] Grains =
        [.. Enumerable.Range(0, 10_000).Select(number => GrainId.Create("member", $"m-{number}"))];

    [Fact]
    public void Each_silo_owns_about_the_same_number_of_grains()
    {
        var snapshot = new MembershipSnapshot(1, Silos);
        foreach (var owned in Grains.GroupBy(snapshot.Owner)) owned.Count().ShouldBeInRange(1_700, 2_300);
    }

    [Fact]
    public void When_a_silo_goes_only_its_own_grains_move()
    {
        var before = new MembershipSnapshot(1, Silos);
        var after = new MembershipSnapshot(2, Silos.RemoveAt(2));
        foreach (var grain in Grains.Where(grain => before.Owner(grain) != Silos[2]))
        {
            after.Owner(grain).ShouldBe(before.Owner(grain));
        }
    }

    [Fact]
    public void The_owner_does_not_depend_on_the_order_of_the_silos()
    {
        var snapshot = new MembershipSnapshot(1, Silos);
        var reversed = new MembershipSnapshot(1, [.. Silos.Reverse()]);
        foreach (var grain in Grains) reversed.Owner(grain).ShouldBe(snapshot.Owner(grain));
    }

    [Fact]
    public void The_hash_is_the_same_for_ever()
    {
        var snapshot = new MembershipSnapshot(1, Silos);
        var owners = Grains.Take(12).Select(grain => snapshot.Owner(grain).Generation);
        string.Join(" ", owners).ShouldBe("5 5 1 1 2 5 1 3 3 1 5 5");
    }

    [Fact]
    public void An_address_is_read_back_from_its_text()
    {
        foreach (var silo in Silos) SiloAddress.FromParsableString(silo.ToParsableString()).ShouldBe(silo);
    }
}
