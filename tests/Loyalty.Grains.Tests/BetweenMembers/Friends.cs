using System.Text.Json.Nodes;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.BetweenMembers;

/// <summary>
/// Members who bring and give to each other, in a sandbox: an order of 1 USD earns 100, nothing is given for first orders, and both
/// sides of a referral get 70.
/// </summary>
internal static class Friends
{
    public static readonly DateTimeOffset Start = ShopClock.Start;

    public static string Program(string? keptFor = null, int? most = null, Action<JsonObject>? change = null) => Programs.With(program =>
    {
        program["sandbox"] = true;
        program["gifts"] = new JsonObject();
        program["earn"] = new JsonArray(new JsonObject
        {
            ["id"] = "purchase",
            ["on"] = "purchase",
            ["give"] = new JsonObject { ["points"] = 100, ["per"] = 1 },
        });
        var referral = new JsonObject
        {
            ["referrer"] = new JsonObject { ["points"] = 70 },
            ["friend"] = new JsonObject { ["points"] = 70 },
            ["url"] = "https://shop.example/join/{code}",
        };
        program["referral"] = referral;
        if (keptFor is not null)
        {
            referral["keptFor"] = keptFor;
        }

        if (most is not null)
        {
            referral["maxPerReferrer"] = most;
        }

        change?.Invoke(program);
    });

    public static async Task<Shop> Open(string? keptFor = null, int? most = null, Action<JsonObject>? change = null)
    {
        var shop = await Shop.Open(Program(keptFor, most, change));
        await shop.Settle();
        return shop;
    }

    /// <summary>Moves the clock some days on from the start, and waits until all that follows is done.</summary>
    public static Task Settle(this Shop shop, double days = 0) => shop.Catalogue().MoveClock(Start.AddDays(days)).Value();

    public static async Task<IMemberGrain> WithPoints(this Shop shop, string id, int points)
    {
        var member = await shop.Enrolled(id);
        (await member.Purchase(Orders.Order($"start-{id}", points / 100m)).Value()).Points.ShouldBe(points);
        return member;
    }

    public static async Task<string> CodeOf(this Shop shop, string id) => (await shop.Member(id).ReferralCode().Value()).Code;

    /// <summary>Enrols a member whom another brings.</summary>
    public static async Task<IMemberGrain> Brought(this Shop shop, string id, string code)
    {
        await shop.Member(id).Enrol(new EnrolRequest { MemberId = id, ReferralCode = code }).Value();
        return shop.Member(id);
    }

    public static Task<Contracts.Answer<Receipt>> Give(this Shop shop, string from, string to, long points, string gift) =>
        shop.Member(from).Give(new GiftRequest { GiftId = gift, To = to, Points = points });

    public static async Task<long> Balance(this Shop shop, string id) => (await shop.Member(id).Get().Value()).Balance;

    /// <summary>Points by kind of entry, such as <c>gift -10</c>, without entries that move nothing.</summary>
    public static async Task<string[]> Movements(this Shop shop, string id) =>
        [.. (await shop.Member(id).Entries()).Where(entry => entry.Points != 0).Select(entry => $"{entry.Kind} {entry.Points}")];

    /// <summary>The balance is what the ledger adds up to, and nothing waits to be delivered.</summary>
    public static async Task<long> SettledBalance(this Shop shop, string id)
    {
        var member = await shop.Member(id).Get().Value();
        var entries = await shop.Member(id).Entries();
        (member.Balance + member.Pending + member.Held - member.Owed).ShouldBe(entries.Sum(entry => entry.Points), id);
        entries.Select(entry => entry.Version).ShouldBe(Enumerable.Range(1, entries.Length).Select(version => (long)version), id);
        return member.Balance - member.Owed;
    }
}
