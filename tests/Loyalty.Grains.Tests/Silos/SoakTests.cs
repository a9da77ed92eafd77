using Loyalty.Grains.Tests.BetweenMembers;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.History;

namespace Loyalty.Grains.Tests.Silos;

/// <summary>
/// Silos are killed, paused, joined and stopped and their journals fail, from a seed, while callers buy, pay, give, return and look.
/// What they saw is held against the ledgers.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Members = 6;
    private const int Callers = 12;
    private const int Disturbances = 14;
    private const int AnswersBetween = 60;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(1)]
    [InlineData(20_261_122)]
    [InlineData(-7)]
    public async Task Whatever_happens_to_silos_nobody_sees_what_the_ledgers_do_not_say(int seed)
    {
        await using var shop = await Shop.Open(3, Lease, Friends.Program());
        await Persistence.UntilValue(() => shop.Catalogue().MoveClock(ShopClock.Start));
        var witness = new Witness(shop);
        string[] members = [.. Enumerable.Range(0, Members).Select(member => $"m{member}")];
        await Task.WhenAll(members.Select((member, caller) => witness.Enrol(caller, member)));
        await Task.WhenAll(members.Select((member, caller) => witness.Buy(caller, member, $"start-{member}", 10)));

        using var end = new CancellationTokenSource();
        var load = Enumerable.Range(0, Callers).Select(caller => Load(witness, members, seed, caller, end.Token)).ToList();
        var random = new Random(seed);
        for (var count = 0; count < Disturbances; count++)
        {
            await witness.Answered(witness.Calls.Count + AnswersBetween);
            await Disturb(shop, random);
        }

        await witness.Answered(witness.Calls.Count + AnswersBetween);
        await end.CancelAsync();
        await Task.WhenAll(load);
        await Settled(shop);
        await witness.Agrees(members, isSettled: true);
        var outcomes = witness.Calls.CountBy(call => call.Outcome).ToDictionary();
        output.WriteLine(string.Join(", ", outcomes.Select(pair => $"{pair.Key} {pair.Value}")));
        foreach (var outcome in (CallOutcome[])[CallOutcome.Done, CallOutcome.Read, CallOutcome.Refused, CallOutcome.Unknown])
        {
            outcomes.GetValueOrDefault(outcome).ShouldBeGreaterThan(0, $"{outcome}");
        }
    }

    private static async Task Load(Witness witness, string[] members, int seed, int caller, CancellationToken end)
    {
        var random = new Random((seed * 100) + caller);
        for (var number = 0; !end.IsCancellationRequested; number++)
        {
            var (member, id) = (members[random.Next(Members)], $"{caller}-{number}");
            _ = random.Next(12) switch
            {
                0 or 1 or 2 => await witness.Buy(random.Next(9), member, id, random.Next(1, 4)),
                3 or 4 => await witness.Pay(random.Next(9), member, id, random.Next(100, 2_000)),
                5 => await witness.Give(random.Next(9), member, id, Other(members, member, random), random.Next(1, 400)),
                6 => await Returned(witness, random.Next(9), member, id),
                7 => await Twice(witness, random.Next(9), member, id),
                8 => await witness.Quote(random.Next(9), member),
                _ => await witness.Look(random.Next(9), member),
            };
        }
    }

    private static async Task<Call> Returned(Witness witness, int caller, string member, string id)
    {
        await witness.Buy(caller, member, id);
        return await witness.Return(caller + 1, member, id, id);
    }

    private static async Task<Call> Twice(Witness witness, int caller, string member, string id)
    {
        await Task.WhenAll(witness.Buy(caller, member, id), witness.Buy(caller + 1, member, id));
        return await witness.Look(caller + 2, member);
    }

    private static string Other(string[] members, string member, Random random)
    {
        var other = members[random.Next(Members)];
        return other == member ? members[(Array.IndexOf(members, member) + 1) % Members] : other;
    }

    private static async Task Disturb(Shop shop, Random random)
    {
        var silos = shop.Silos;
        var victim = silos[random.Next(silos.Count)];
        switch (random.Next(7))
        {
            case 0 or 1:
                await shop.Kill(victim);
                await shop.Join();
                break;
            case 2 or 3:
                victim.Turns.Pause();
                await Task.Delay(random.Next(100, 4_000));
                victim.Turns.Resume();
                break;
            case 4:
                await shop.Join();
                await shop.Leave(victim);
                break;
            case 5:
                victim.Journal.HideNextAppend();
                break;
            default:
                victim.Journal.LoseNextAppend();
                break;
        }
    }

    /// <summary>Waits until no effect is on its way; senders rest after a failure, so the engine's clock goes on.</summary>
    private static Task Settled(Shop shop) => Persistence.Until(
        async () =>
        {
            shop.Clock.Now += TimeSpan.FromMilliseconds(20);
            return (await shop.Journal.Due("", ShopClock.Start, 10)).Count == 0;
        },
        "effects arrive");
}
