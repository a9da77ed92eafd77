using System.Net;
using System.Text.Json;
using Loyalty.EndToEnd.Tests.Processes;

namespace Loyalty.EndToEnd.Tests.KilledServer;

/// <summary>SIGKILL of a real server while members give to each other and friends buy for the first time.</summary>
[Trait("Speed", "slow")]
public sealed class KilledGiftTests(ITestOutputHelper output)
{
    private const string Program = "giving";
    private const int Members = 8;
    private const int StartPoints = 1_000_000;
    private const int Reward = 70;
    private const int Kills = 10;
    private const int AnswersBetweenKills = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private int answers;

    [Fact]
    public async Task No_point_is_lost_or_doubled_between_members_by_ten_kills_under_load()
    {
        using var folder = new TemporaryFolder();
        using var server = await Server.StartNew(folder.File("data"));
        var code = await Begin(server.Client);
        using var end = new CancellationTokenSource();
        var giving = Enumerable.Range(0, Members).Select(member => Give(server.Client, member, end.Token)).ToList();
        var friends = Bring(server.Client, code, end.Token);
        var random = new Random(12);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Answered(Volatile.Read(ref answers) + AnswersBetweenKills);
            await Task.Delay(random.Next(50));
            await server.Restart();
        }

        await end.CancelAsync();
        var gifts = (await Task.WhenAll(giving)).SelectMany(given => given).ToList();
        var brought = await friends;
        await Settled(server.Client);

        output.WriteLine($"{Kills} kills; {gifts.Count} gifts of {gifts.Sum(gift => gift.Points)} points; {brought} friends");
        (gifts.Count + (2 * brought)).ShouldBeGreaterThan(Kills * AnswersBetweenKills);
        brought.ShouldBeGreaterThan(0);
        await Check(server.Client, gifts, brought);
        server.Kill();
        StoredLedgers.IntegrityOf(folder.File("data")).ShouldBe("ok");
    }

    private static async Task<string> Begin(EngineClient client)
    {
        await client.Done(client.Put(Program, new
        {
            id = Program,
            name = new { en = "Giving" },
            timeZone = "UTC",
            currencies = new[] { "USD" },
            sandbox = true,
            points = new { },
            tiers = new { metric = "lifetimePoints", levels = new[] { new { id = "all", from = 0 } } },
            earn = new[] { new { id = "purchase", on = "purchase", give = new { points = 1, per = 1 } } },
            referral = new { referrer = new { points = Reward }, friend = new { points = Reward } },
            gifts = new { },
        }));
        await client.MoveClock(Program, "2026-11-22T12:00:00Z");
        for (var member = 0; member < Members; member++)
        {
            await client.Enrol(Program, $"m{member}");
            await client.Buy(Program, $"m{member}", "start", StartPoints);
        }

        return (await client.Done(client.Post($"{Program}/members/m0/referral-code", ""))).Text("code")!;
    }

    /// <summary>Gives one gift after the other, each again until it is answered.</summary>
    private async Task<List<Gift>> Give(EngineClient client, int member, CancellationToken end)
    {
        var random = new Random(member);
        var given = new List<Gift>();
        while (!end.IsCancellationRequested)
        {
            var to = (member + 1 + random.Next(Members - 1)) % Members;
            var gift = new Gift($"g{given.Count}", $"m{member}", $"m{to}", random.Next(1, 100));
            await Insist(client, $"members/{gift.From}/gifts", new { giftId = gift.Id, to = gift.To, points = gift.Points });
            given.Add(gift);
        }

        return given;
    }

    /// <summary>Lets one friend after the other join and buy.</summary>
    private async Task<int> Bring(EngineClient client, string code, CancellationToken end)
    {
        var brought = 0;
        for (; !end.IsCancellationRequested; brought++)
        {
            await Insist(client, "members", new { memberId = $"f{brought}", referralCode = code });
            await Insist(client, $"members/f{brought}/purchases", EngineClient.Purchase("o", 1));
        }

        return brought;
    }

    private async Task Answered(int count)
    {
        while (Volatile.Read(ref answers) < count)
        {
            await Task.Delay(Pause);
        }
    }

    private async Task Insist(EngineClient client, string path, object body)
    {
        while (true)
        {
            try
            {
                var reply = await client.Post($"{Program}/{path}", body);
                if (reply.Status is HttpStatusCode.Created or HttpStatusCode.OK)
                {
                    Interlocked.Increment(ref answers);
                    return;
                }

                reply.Status.ShouldBeOneOf(HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
            {
                // The server died, or is not there yet: nobody knows what became of it.
            }

            await Task.Delay(Pause);
        }
    }

    private static Task Settled(EngineClient client) => client.MoveClock(Program, "2026-11-22T13:00:00Z");

    private static async Task Check(EngineClient client, List<Gift> gifts, int brought)
    {
        var total = 0L;
        for (var member = 0; member < Members; member++)
        {
            var id = $"m{member}";
            var ledger = await client.Ledger(Program, id);
            Entries(ledger, "gift").ShouldBe(gifts.Where(gift => gift.From == id).Select(gift => -gift.Points), ignoreOrder: true, id);
            Entries(ledger, "gift-received").ShouldBe(gifts.Where(gift => gift.To == id).Select(gift => gift.Points), ignoreOrder: true, id);
            Entries(ledger, "referral").Length.ShouldBe(member == 0 ? brought : 0);
            total += Balance(await client.Member(Program, id), ledger);
        }

        for (var friend = 0; friend < brought; friend++)
        {
            var ledger = await client.Ledger(Program, $"f{friend}");
            Entries(ledger, "referral").ShouldBe([Reward]);
            total += Balance(await client.Member(Program, $"f{friend}"), ledger);
        }

        total.ShouldBe(((long)Members * StartPoints) + (brought * (1L + Reward + Reward)));
    }

    private static long Balance(JsonElement member, IReadOnlyList<JsonElement> ledger)
    {
        member.Points("balance").ShouldBe(ledger.Sum(entry => entry.Points("points")));
        return member.Points("balance");
    }

    private static long[] Entries(IReadOnlyList<JsonElement> ledger, string kind) =>
        [.. ledger.Where(entry => entry.Text("kind") == kind).Select(entry => entry.Points("points")).Order()];

    private sealed record Gift(string Id, string From, string To, long Points);
}
