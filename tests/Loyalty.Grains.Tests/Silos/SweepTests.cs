using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Silos;

/// <summary>What is due happens once, whichever silos live; the sweep runs on one of them.</summary>
public sealed class SweepTests
{
    private const string SweptMembers = "member/storefront/";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(700);

    /// <summary>Gives something for each of the first months.</summary>
    private static string Monthly => Programs.With(program => program["earn"]!.AsArray()
        .First(rule => (string)rule!["on"]! == "membership")!["where"]!["months"] = new JsonArray(1, 2, 3, 4));

    [Fact]
    public async Task The_sweep_runs_on_one_silo_and_moves_when_that_dies()
    {
        await using var shop = await Shop.Open(3, Monthly);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(member => shop.Enrolled($"m{member}")));
        for (var round = 1; round <= 2; round++)
        {
            var sweeps = new ConcurrentQueue<ShopSilo>();
            var arrived = new TaskCompletionSource<ShopSilo>(TaskCreationOptions.RunContinuationsAsynchronously);
            var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            foreach (var silo in shop.Silos)
            {
                silo.Journal.BeforeDue = prefix => prefix == SweptMembers ? Arrive(silo) : Task.CompletedTask;
            }

            var sweeping = await arrived.Task.WaitAsync(TimeSpan.FromSeconds(30));
            shop.Clock.Now = ShopClock.Start.AddMonths(round).AddDays(1);
            await Task.Delay(Look); // others have asked for a sweep many times
            sweeps.ToArray().ShouldBe([sweeping], "it stands still here, and nobody sweeps beside it");
            await shop.Kill(sweeping);
            var joined = await shop.Join();
            sweeps.Clear();
            gate.SetResult();
            await AllAre(shop, 200, version: 1 + round);
            sweeps.ShouldNotContain(sweeping);
            joined.Runs.ShouldBeTrue();

            Task Arrive(ShopSilo silo)
            {
                sweeps.Enqueue(silo);
                arrived.TrySetResult(silo);
                return gate.Task;
            }
        }
    }

    [Fact]
    public async Task Nothing_due_is_forgotten_and_nothing_happens_twice_while_silos_die_in_the_middle_of_sweeps()
    {
        const int Members = 300;
        await using var shop = await Shop.Open(3, TimeSpan.FromSeconds(10), Monthly); // who joins waits for a dead silo until its lease ends
        await Task.WhenAll(Enumerable.Range(0, Members).Select(member => shop.Enrolled($"m{member}")));
        var random = new Random(5);
        for (var month = 1; month <= 4; month++)
        {
            var left = random.Next(20, 200);
            var died = new TaskCompletionSource<ShopSilo>(TaskCreationOptions.RunContinuationsAsynchronously);
            foreach (var silo in shop.Silos)
            {
                silo.Journal.AfterAppend = (_, _) =>
                {
                    if (Interlocked.Decrement(ref left) == 0)
                    {
                        shop.Die(silo);
                        died.SetResult(silo);
                    }

                    return Task.CompletedTask;
                };
            }

            shop.Clock.Now = ShopClock.Start.AddMonths(month).AddDays(1);
            await shop.Kill(await died.Task.WaitAsync(TimeSpan.FromSeconds(30)));
            await shop.Join();
            await AllAre(shop, Members, version: 1 + month);
        }

        foreach (var member in Enumerable.Range(0, Members).Where(member => member % 7 == 0))
        {
            var entries = await shop.Member($"m{member}").Entries();
            entries.Select(entry => entry.Kind).ShouldBe(["enrolment", "membership", "membership", "membership", "membership"]);
            (await shop.Member($"m{member}").Get().Value()).Balance.ShouldBe(entries.Sum(entry => entry.Points));
        }
    }

    [Fact]
    public async Task A_clock_that_was_moved_through_one_silo_is_obeyed_by_all_at_once()
    {
        await using var shop = await Shop.Open(3, Programs.Sandbox);
        await shop.Catalogue().MoveClock(ShopClock.Start).Value();
        var ids = shop.Silos.SelectMany(silo => shop.IdsOn(silo, "m").Take(4)).ToList();
        foreach (var id in ids)
        {
            await shop.Enrolled(id);
            await shop.Member(id).Purchase(Orders.Order("1", 10)).Value();
        }

        for (var round = 1; round <= 9; round++)
        {
            var now = ShopClock.Start.AddMonths(round * 2).AddDays(1);
            await shop.Through(round).Catalogue.MoveClock(now).Value();
            var balance = (round < 6 ? 1_150 : 0) + (round < 7 ? 200 : 0); // both live for twelve months
            foreach (var silo in shop.Silos)
            {
                var views = await Task.WhenAll(ids.Select(id => silo.Member(id).Get().Value()));
                views.ShouldAllBe(view => view.Balance == balance, $"{round}: {views[0].Balance}");
            }

            foreach (var (id, number) in ids.Index().Select(pair => (pair.Item, pair.Index)))
            {
                var quote = await shop.Through(number).Member(id).Quote(new QuoteRequest { Purchase = Orders.Order("q", 1) }).Value();
                quote.At.ShouldBe(now);
            }
        }

        foreach (var id in ids)
        {
            (await shop.Member(id).Entries()).Select(entry => entry.Kind)
                .ShouldBe(["enrolment", "purchase", "membership", "expiry-warning", "expiry", "expiry-warning", "expiry"]);
        }
    }

    /// <summary>Waits, without asking any member, until each has been woken.</summary>
    private static Task AllAre(Shop shop, int members, long version) => Persistence.Until(
        async () =>
        {
            var versions = await Task.WhenAll(Enumerable.Range(0, members).Select(member =>
                shop.Journal.Version($"member/storefront/m{member}").AsTask()));
            versions.ShouldAllBe(found => found <= version, "nothing happens twice");
            return versions.All(found => found == version);
        },
        "the sweep wakes all");
}
