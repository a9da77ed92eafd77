using System.Collections.Concurrent;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.BetweenMembers;

/// <summary>Gifts, first purchases of friends and their returns, while the silo dies again and again at random appends.</summary>
public sealed class KilledSoakTests
{
    private const int Members = 6;
    private const int Brought = 12;
    private const int StartPoints = 100_000;

    [Theory]
    [InlineData(1)]
    [InlineData(20_261_122)]
    [InlineData(-5)]
    public async Task Whenever_the_silo_dies_every_gift_and_reward_is_given_once(int seed)
    {
        await using var shop = await Friends.Open();
        var random = new Random(seed);
        for (var member = 0; member < Members; member++)
        {
            await shop.WithPoints($"m{member}", StartPoints);
        }

        var code = await shop.CodeOf("m0");
        for (var friend = 0; friend < Brought; friend++)
        {
            await shop.Brought($"f{friend}", code);
        }

        var gifts = Enumerable.Range(0, 150).Select(number => AnyGift(random, number)).ToList();
        var returned = Enumerable.Range(0, Brought).Select(_ => random.Next(2) == 0).ToList();
        var commands = new ConcurrentQueue<Func<Shop, Task>>(gifts
            .Select(gift => (Func<Shop, Task>)(shop => shop.Give(gift.From, gift.To, gift.Points, gift.Id).Value()))
            .Concat(Enumerable.Range(0, Brought).Select(friend => (Func<Shop, Task>)(shop => Buy(shop, $"f{friend}", returned[friend]))))
            .OrderBy(_ => random.Next()));
        var deaths = await Run(shop, commands, random);
        deaths.ShouldBeGreaterThan(10, "a soak without deaths shows nothing");
        await shop.Settle();
        await Check(shop, gifts, returned);
    }

    private static async Task Buy(Shop shop, string friend, bool isReturned)
    {
        await shop.Member(friend).Purchase(Orders.Order("o1", 1)).Value();
        if (isReturned)
        {
            await shop.Member(friend).Return(new ReturnRequest { ReturnId = "r1", OrderId = "o1" }).Value();
        }
    }

    /// <summary>Runs a few commands at once until the silo dies, starts another, and so on; who got no answer sends again.</summary>
    private static async Task<int> Run(Shop shop, ConcurrentQueue<Func<Shop, Task>> commands, Random random)
    {
        for (var deaths = 0; ; deaths++)
        {
            var death = Death.At(shop.Journal, random.Next(10, 60), isAfter: random.Next(2) == 0);
            await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
            {
                while (!death.HasCome && commands.TryDequeue(out var command))
                {
                    try
                    {
                        await command(shop);
                    }
                    catch (Exception)
                    {
                        death.HasCome.ShouldBeTrue();
                        commands.Enqueue(command);
                    }
                }
            }));
            var isOver = commands.IsEmpty && !death.HasCome;
            await shop.Restart();
            if (isOver)
            {
                return deaths;
            }
        }
    }

    private static async Task Check(Shop shop, List<Gift> gifts, List<bool> returned)
    {
        for (var member = 0; member < Members; member++)
        {
            var id = $"m{member}";
            var entries = await shop.Member(id).Entries();
            Sorted(entries, "gift").ShouldBe(Sorted(gifts.Where(gift => gift.From == id), -1), id);
            Sorted(entries, "gift-received").ShouldBe(Sorted(gifts.Where(gift => gift.To == id), 1), id);
            var rewards = entries.Where(entry => entry.Kind.StartsWith("referral", StringComparison.Ordinal)).Sum(entry => entry.Points);
            rewards.ShouldBe(member == 0 ? 70 * returned.Count(isReturned => !isReturned) : 0);
            (await shop.SettledBalance(id)).ShouldBe(
                StartPoints + rewards + gifts.Sum(gift => gift.To == id ? gift.Points : gift.From == id ? -gift.Points : 0));
        }

        for (var friend = 0; friend < Brought; friend++)
        {
            (await shop.Movements($"f{friend}")).ShouldBe(returned[friend]
                ? ["purchase 100", "referral 70", "referral-return -70", "return -100"]
                : ["purchase 100", "referral 70"]);
        }
    }

    private static string[] Sorted(IEnumerable<LedgerEntry> entries, string kind) =>
        [.. entries.Where(entry => entry.Kind == kind).Select(entry => $"{entry.Id} {entry.Points}").Order()];

    private static string[] Sorted(IEnumerable<Gift> gifts, int sign) => [.. gifts.Select(gift => $"{gift.Id} {sign * gift.Points}").Order()];

    private static Gift AnyGift(Random random, int number)
    {
        var from = random.Next(Members);
        return new($"g{number}", $"m{from}", $"m{(from + 1 + random.Next(Members - 1)) % Members}", random.Next(1, 300));
    }

    private sealed record Gift(string Id, string From, string To, long Points);
}
