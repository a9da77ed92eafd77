using Loyalty.Grains.Tests.Cluster;
using Loyalty.History;

namespace Loyalty.Grains.Tests.Silos;

/// <summary>One member whom everybody wants, through all silos, while its silo dies, leaves, or another one comes.</summary>
public sealed class HotMemberTests
{
    private const int Callers = 32;
    private const int OrdersEach = 40;

    // Where the member moves to the silo that joins, nobody calls the one that has died: its lease has to end.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData("kill")]
    [InlineData("leave")]
    [InlineData("join")]
    public async Task Nothing_is_lost_and_nothing_doubled_while_the_members_silo_changes(string what)
    {
        await using var shop = await Shop.Open(3, Lease, Programs.Storefront);
        var witness = new Witness(shop);
        await witness.Enrol(0, "hot");
        await witness.Buy(0, "hot", "first");
        var load = Enumerable.Range(0, Callers).Select(caller => Load(witness, caller)).ToList();
        for (var round = 1; round <= 3; round++)
        {
            await witness.Answered(round * Callers * OrdersEach / 5);
            var silo = await shop.LivingOwnerOf(shop.Member("hot"));
            await (what switch
            {
                "kill" => shop.Kill(silo),
                "leave" => shop.Leave(silo),
                _ => Task.CompletedTask,
            });
            await shop.Join();
        }

        await Task.WhenAll(load);
        await witness.Agrees(["hot"]);
        var spent = witness.Calls.Count(call => call.Command?.StartsWith("redemption", StringComparison.Ordinal) == true
            && call.Outcome is CallOutcome.Done or CallOutcome.Replayed);
        var earned = 250 + 500 + (Callers * OrdersEach * 100); // with what the first and the hundredth order give
        (await shop.Member("hot").Get().Value()).Balance.ShouldBe(earned - (spent * 50));
    }

    /// <summary>Nine awards, a payment, and a look at what there is; now and then the last award once more.</summary>
    private static async Task Load(Witness witness, int caller)
    {
        for (var order = 0; order < OrdersEach; order++)
        {
            var id = $"{caller}-{order}";
            var bought = await witness.Buy(caller + order, "hot", id);
            switch (order % 10)
            {
                case 3:
                    await witness.Look(caller, "hot");
                    break;
                case 6:
                    await witness.Buy(caller, "hot", id);
                    break;
                case 9:
                    await witness.Pay(caller, "hot", id, 50);
                    await witness.Leaf(caller, "hot", bought.Version!.Value);
                    break;
                default:
                    break;
            }
        }
    }
}
