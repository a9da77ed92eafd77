using System.Text.Json;
using System.Text.Json.Nodes;
using Loyalty.Contracts.Catalogue;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Grains.Members;
using Loyalty.Grains.Stored;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Promotions;

/// <summary>A program whose promotion <c>double</c> has a budget: an order of one dollar would be given 100 points of it.</summary>
internal static class BudgetShop
{
    public const string Stream = "promotion/storefront/double";

    public static string Program(long budget, Action<JsonObject>? change = null) =>
        Cluster.Programs.With(program => program["promotions"] = new JsonArray(Promotion(budget, change)));

    public static JsonObject Promotion(long? budget, Action<JsonObject>? change = null)
    {
        var promotion = Cluster.Programs.Promotion("double", 2);
        if (budget is not null)
        {
            promotion["budget"] = budget;
        }

        change?.Invoke(promotion);
        return promotion;
    }

    public static Task<IMemberGrain[]> Members(this Shop shop, int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(member => shop.Enrolled($"m{member}")));

    /// <summary>Points that the promotion gave to an order of some dollars.</summary>
    public static async Task<long> Buy(this IMemberGrain member, string order, decimal price = 1) =>
        Given(await member.Purchase(Orders.Order(order, price)).Value());

    /// <summary>The same on a member that another silo runs.</summary>
    public static async Task<long> Buy(this AccountStream member, string order, decimal price = 1)
    {
        var (command, _) = RequestReading.Purchase(Orders.Order(order, price));
        var answer = await member.Execute(CommandIds.Purchase(order), command!, default);
        return Given(Receipts.Of(answer.Value!.Event, answer.Value.Version, "m"));
    }

    public static long Given(Receipt receipt) => receipt.Breakdown.Where(line => line.Promotion is not null).Sum(line => line.Points);

    public static async Task<PromotionView> View(this Shop shop) => (await shop.Catalogue().Promotions().Value()).Promotions.Single();

    public static Task<PromotionView> Put(this Shop shop, long? budget) =>
        shop.Catalogue().PutPromotion("double", Promotion(budget).ToJsonString()).Value();

    /// <summary>What each award in the ledgers was given by the promotion, in the order of the feed.</summary>
    public static async Task<List<long>> Gifts(this Shop shop) =>
    [
        .. (await shop.Feed())
            .Where(item => item.Stream.StartsWith("member/", StringComparison.Ordinal))
            .Select(item => AccountCodec.Read(item.Body))
            .OfType<AccountEvent.Purchased>()
            .Select(purchased => purchased.Earning.Breakdown.Where(share => share.Promotion == "double").Sum(share => share.Points)),
    ];

    public static string Text(object value) => JsonSerializer.Serialize(value);
}
