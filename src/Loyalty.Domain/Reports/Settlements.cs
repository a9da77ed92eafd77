using Loyalty.Domain.Accounts;
using Loyalty.Domain.Money;
using Loyalty.Domain.Pricing;

namespace Loyalty.Domain.Reports;

/// <summary>What orders with promotions and of partners brought and cost, and what rewards were taken, by moment.</summary>
public sealed class Settlements
{
    private readonly Dictionary<(Moment At, string Id, Currency Currency), OrderSum> promotions = [];
    private readonly Dictionary<(Moment At, string Id, Currency Currency), OrderSum> partners = [];
    private readonly Dictionary<(Moment At, string Id, Currency? Currency), (long Times, long Points)> rewards = [];

    /// <summary>By promotion and the orders' currency: what the promotion itself gave, and the orders that got it.</summary>
    public IEnumerable<(Moment At, string Id, Currency Currency, OrderSum Sum)> Promotions => Told(promotions);

    /// <summary>By partner and the orders' currency: all that the orders earned.</summary>
    public IEnumerable<(Moment At, string Id, Currency Currency, OrderSum Sum)> Partners => Told(partners);

    /// <summary>
    /// By reward and the members' currency, null being the program's first: how often it was taken, and for how many points, less
    /// what was cancelled.
    /// </summary>
    public IEnumerable<(Moment At, string Id, Currency? Currency, long Times, long Points)> Rewards =>
        rewards.Select(sum => (sum.Key.At, sum.Key.Id, sum.Key.Currency, sum.Value.Times, sum.Value.Points));

    internal void Count(AccountEvent happened, AccountEvent.Purchased? award, Currency? currency)
    {
        switch (happened)
        {
            case AccountEvent.Purchased purchased:
                Count(Moment.Of(purchased.At), purchased);
                break;
            case AccountEvent.Returned returned:
                Count(Moment.Of(returned.At), returned, award ?? throw new ArgumentNullException(nameof(award)));
                break;
            case AccountEvent.Redeemed redeemed:
                Count((Moment.Of(redeemed.At), redeemed.RewardId, currency), 1, redeemed.Draws.Total());
                break;
            case AccountEvent.Captured captured:
                Count((Moment.Of(captured.At), captured.Hold.RewardId, currency), 1, captured.Hold.Draws.Total());
                break;
            case AccountEvent.RedemptionReversed reversed:
                Count((Moment.Of(reversed.At), reversed.RewardId, currency), -1, -reversed.Restitution.Points);
                break;
        }
    }

    private void Count((Moment At, string? Id, Currency? Currency) taken, int times, long points)
    {
        if (taken.Id is { } reward)
        {
            var key = (taken.At, reward, taken.Currency);
            var known = rewards.GetValueOrDefault(key);
            rewards[key] = (known.Times + times, known.Points + points);
        }
    }

    private void Count(Moment at, AccountEvent.Purchased bought)
    {
        var shares = bought.Earning.Breakdown;
        foreach (var (promotion, points) in ByPromotion(shares))
        {
            Add(promotions, (at, promotion, bought.Order.Currency), new OrderSum(1, bought.Spend, 0, points, 0));
        }

        if (bought.Order.Partner is { } partner)
        {
            Add(partners, (at, partner, bought.Order.Currency), new OrderSum(1, bought.Spend, 0, bought.Earning.Points, 0));
        }
    }

    private void Count(Moment at, AccountEvent.Returned returned, AccountEvent.Purchased award)
    {
        // Of the order's promotions, for each the money came back, whether or not points did.
        var taken = ByPromotion(returned.Breakdown).ToDictionary();
        foreach (var promotion in ByPromotion(award.Earning.Breakdown).Select(given => given.Promotion))
        {
            var points = -taken.GetValueOrDefault(promotion);
            Add(promotions, (at, promotion, award.Order.Currency), new OrderSum(0, 0, returned.Spend, 0, points));
        }

        if (award.Order.Partner is { } partner)
        {
            var points = -returned.Breakdown.Sum(share => share.Points);
            Add(partners, (at, partner, award.Order.Currency), new OrderSum(0, 0, returned.Spend, 0, points));
        }
    }

    private static IEnumerable<(string Promotion, long Points)> ByPromotion(IEnumerable<Share> shares) =>
        shares.Where(share => share.Promotion is not null)
            .GroupBy(share => share.Promotion!, (promotion, given) => (promotion, given.Sum(share => share.Points)));

    private static void Add<TKey>(Dictionary<TKey, OrderSum> sums, TKey key, OrderSum more)
        where TKey : notnull => sums[key] = sums.GetValueOrDefault(key) + more;

    private static IEnumerable<(Moment At, string Id, Currency Currency, OrderSum Sum)> Told(
        Dictionary<(Moment At, string Id, Currency Currency), OrderSum> sums) =>
        sums.Select(sum => (sum.Key.At, sum.Key.Id, sum.Key.Currency, sum.Value));
}

/// <summary>Figures of orders.</summary>
/// <param name="Orders">How many.</param>
/// <param name="Spend">What they cost, as far as it counts.</param>
/// <param name="SpendBack">What of it went back with returns.</param>
/// <param name="Given">Points given.</param>
/// <param name="Taken">Points that returns took back, those let go included.</param>
public readonly record struct OrderSum(long Orders, decimal Spend, decimal SpendBack, long Given, long Taken)
{
    /// <summary>Both together.</summary>
    public static OrderSum operator +(OrderSum one, OrderSum other) => new(
        one.Orders + other.Orders,
        one.Spend + other.Spend,
        one.SpendBack + other.SpendBack,
        one.Given + other.Given,
        one.Taken + other.Taken);
}
