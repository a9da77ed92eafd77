using System.Net;
using Orleans.Lite;

namespace Loyalty.Silo.Tests.Membership;

/// <summary>What every membership table does.</summary>
public abstract class MembershipTableTests
{
    [Fact]
    public async Task A_new_cluster_is_empty_at_version_0()
    {
        var table = await Open().Read();
        (table.Version, table.Members.Length).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Who_is_added_is_there_since_the_version_that_it_made()
    {
        var table = Open();
        await table.Add(Silo(1), hostsGrains: true);
        var after = await table.Add(Silo(2), hostsGrains: false);
        after.Version.ShouldBe(2);
        after.Members.OrderBy(member => member.Since)
            .ShouldBe([new ClusterMember(Silo(1), true, 1, 0, 0), new ClusterMember(Silo(2), false, 2, 0, 0)]);
        ShouldBeTheSame(await table.Read(), after);
        ShouldBeTheSame(await table.Add(Silo(2), hostsGrains: false), after);
    }

    [Fact]
    public async Task A_later_life_replaces_the_earlier_ones_of_its_endpoint()
    {
        var table = Open();
        await table.Add(Silo(1, generation: 1), hostsGrains: true);
        await table.Add(Silo(2), hostsGrains: true);
        var after = await table.Add(Silo(1, generation: 2), hostsGrains: true);
        after.Version.ShouldBe(3);
        after.Members.Select(member => (member.Address, member.Since)).ShouldBe([(Silo(2), 2), (Silo(1, 2), 3)], ignoreOrder: true);
    }

    [Fact]
    public async Task Renewals_are_counted_and_leave_the_version()
    {
        var table = Open();
        await table.Add(Silo(1), hostsGrains: true);
        await table.Renew(Silo(1), seen: 0);
        var after = await table.Renew(Silo(1), seen: 1);
        after.Version.ShouldBe(1);
        after.Members.ShouldHaveSingleItem().ShouldBe(new ClusterMember(Silo(1), true, 1, Seen: 1, Renewals: 2));
    }

    [Fact]
    public async Task Who_was_removed_is_not_put_back_by_renewing()
    {
        var table = Open();
        await table.Add(Silo(1), hostsGrains: true);
        (await table.Remove(Silo(1), renewals: null)).Members.ShouldBeEmpty();
        var after = await table.Renew(Silo(1), seen: 1);
        (after.Version, after.Members.Length).ShouldBe((2, 0));
        (await table.Remove(Silo(1), renewals: null)).Version.ShouldBe(2);
    }

    [Fact]
    public async Task Who_has_renewed_meanwhile_is_not_removed()
    {
        var table = Open();
        await table.Add(Silo(1), hostsGrains: true);
        await table.Renew(Silo(1), seen: 1);
        await table.Renew(Silo(1), seen: 1);
        var after = await table.Remove(Silo(1), renewals: 1);
        (after.Version, after.Members.Length).ShouldBe((1, 1));
        (await table.Remove(Silo(1, generation: 2), renewals: null)).Version.ShouldBe(1);
        (await table.Remove(Silo(1), renewals: 2)).Version.ShouldBe(2);
    }

    [Fact]
    public async Task Clusters_of_other_names_share_the_database_and_nothing_else()
    {
        await Open("a").Add(Silo(1), hostsGrains: true);
        (await Open("b").Read()).Members.ShouldBeEmpty();
        (await Open("b").Add(Silo(1), hostsGrains: true)).Version.ShouldBe(1);
        (await Open("a").Read()).Members.Length.ShouldBe(1);
    }

    [Fact]
    public async Task Many_who_come_and_go_at_once_each_make_one_version_and_none_is_lost()
    {
        const int Processes = 12, Rounds = 10;
        await Task.WhenAll(Enumerable.Range(1, Processes).Select(number => Task.Run(async () =>
        {
            var table = Open();
            for (var round = 1; round <= Rounds; round++)
            {
                var self = Silo(number);
                var added = await table.Add(self, hostsGrains: true);
                added.Members.Single(member => member.Address == self).Since.ShouldBeLessThanOrEqualTo(added.Version);
                (await table.Renew(self, added.Version)).Members.ShouldContain(member => member.Address == self);
                if (round < Rounds)
                    (await table.Remove(self, renewals: null)).Members.ShouldNotContain(member => member.Address == self);
            }
        })));
        var after = await Open().Read();
        after.Version.ShouldBe(Processes * (2 * Rounds - 1));
        after.Members.Length.ShouldBe(Processes);
        after.Members.Select(member => member.Since).Distinct().Count().ShouldBe(Processes);
    }

    [Fact]
    public async Task Of_many_who_remove_one_process_one_makes_a_version()
    {
        await Open().Add(Silo(1), hostsGrains: true);
        var tables = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Task.Run(async () => await Open().Remove(Silo(1), renewals: 0))));
        tables.ShouldAllBe(table => table.Version == 2 && table.Members.Length == 0);
    }

    [Fact]
    public async Task One_process_that_is_announced_twice_at_once_is_there_once()
    {
        var tables = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Task.Run(async () => await Open().Add(Silo(1), hostsGrains: true))));
        tables.ShouldAllBe(table => table.Version == 1 && table.Members.Length == 1);
    }

    private protected static SiloAddress Silo(int number, int generation = 1) => SiloAddress.New(IPAddress.Loopback, 30_000 + number, generation);

    private static void ShouldBeTheSame(ClusterTable table, ClusterTable expected)
    {
        table.Version.ShouldBe(expected.Version);
        table.Members.ShouldBe(expected.Members, ignoreOrder: true);
    }

    /// <summary>A table of its own over the same data; of another cluster where it is named so.</summary>
    private protected abstract IMembershipTable Open(string cluster = "test");
}
