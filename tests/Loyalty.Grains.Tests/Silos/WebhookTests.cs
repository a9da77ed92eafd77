using Loyalty.Grains.Tests.Cluster;
using Loyalty.Grains.Tests.Webhooks;
using static Loyalty.Grains.Tests.Cluster.Orders;

namespace Loyalty.Grains.Tests.Silos;

/// <summary>Webhooks of a cluster whose silos die while messages are on their way.</summary>
public sealed class WebhookTests
{
    private const int Members = 12;
    private const int Rounds = 4;

    [Fact]
    public async Task Everything_arrives_in_order_although_the_silo_that_delivers_dies_again_and_again()
    {
        await using var shop = await Shop.Open(3, Programs.Storefront);
        await using var receiver = await Receiver.Open();
        foreach (var number in Enumerable.Range(0, Members))
        {
            await shop.Enrolled($"m{number}");
        }

        await shop.Register(receiver);
        for (var round = 0; round < Rounds; round++)
        {
            var before = receiver.Taken.Count;
            var buying = Task.WhenAll(Enumerable.Range(0, Members).Select(number => Buy(shop, $"m{number}", round)));
            await Until(() => receiver.Taken.Count > before + 3, () => "something arrives");
            await shop.Kill(await shop.LivingOwnerOf(shop.Webhook()));
            await buying;
            await Persistence.UntilValue(() => shop.Webhook().Get()); // that the silo is dead, who calls it finds out
            await shop.Join();
            await shop.Stable();
        }

        await Until(() => Ids(receiver).Count() >= 2 * Members, () => "the rest arrives");
        var told = (await shop.Told()).Where(happened => happened.Data.Version > 1).ToList();
        await Until(() => Ids(receiver).Count() == told.Count, () => $"{Ids(receiver).Count()} of {told.Count} have arrived");
        Ids(receiver).ShouldBe(told.Select(happened => happened.Id), ignoreOrder: true);
        foreach (var member in receiver.Taken.DistinctBy(message => message.Id).GroupBy(message => message.Member))
        {
            member.Select(message => message.Id)
                .ShouldBe(told.Where(happened => happened.Subject == member.Key).Select(happened => happened.Id));
        }
    }

    private static Task Until(Func<bool> holds, Func<string> why) => Persistence.Until(() => Task.FromResult(holds()), why);

    private static IEnumerable<string> Ids(Receiver receiver) => receiver.Taken.Select(message => message.Id).Distinct();

    private static async Task Buy(Shop shop, string member, int round)
    {
        for (var order = 0; order < 3; order++)
        {
            await Persistence.UntilValue(() => shop.Member(member).Purchase(Order($"{round}-{order}", 10)));
        }
    }
}
