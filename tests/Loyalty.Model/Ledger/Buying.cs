using Loyalty.Model.Commands;
using Loyalty.Model.Pricing;

namespace Loyalty.Model.Ledger;

internal static class Buying
{
    public static Order Buy(Account account, Purchase purchase)
    {
        Giving.NoteActivity(account, purchase.At);
        var order = new Order(purchase, CircumstancesOf(account, purchase), PaidOf(account, purchase));
        order.Shares = Pricer.Price(account.Program, order);
        order.Points = order.Shares.Sum(share => share.Points);
        (order.AvailableAt, order.ExpiresAt) = Giving.Earn(account, purchase.At, order.Points);
        account.Orders.Add(purchase.Id, order);
        Referring.NotePurchase(account, purchase);
        return order;
    }

    /// <summary>Why the order cannot be taken, or null.</summary>
    public static string? Refusal(Account account, Purchase purchase) =>
        !account.Program.Currencies.Contains(purchase.Currency) ? "unknown-currency"
        : purchase.PointsPaid > 0 && account.Program.Worth?.For(purchase.Currency) is null ? "points-have-no-worth"
        : null;

    /// <summary>The money of the order that earns nothing.</summary>
    private static Fraction PaidOf(Account account, Purchase purchase)
    {
        var excludes = account.Program.Excludes;
        var points = excludes.Contains("points") ? purchase.PointsPaid * (account.Program.Worth?.For(purchase.Currency) ?? 0) : 0;
        return Fraction.Of(points + (excludes.Contains("vouchers") ? purchase.VouchersPaid : 0));
    }

    private static Circumstances CircumstancesOf(Account account, Purchase purchase)
    {
        var left = account.Program.Promotions.Where(promotion => promotion.PerMember is not null).ToDictionary(
            promotion => promotion.Id,
            promotion => promotion.PerMember!.Value - GivenBy(account, promotion.Id));
        return new Circumstances(
            account.Member!,
            account.LevelAt(purchase.At),
            account.Orders.Values.Count(order => order.IsKept) + 1,
            [.. account.Program.Earn.Where(rule => rule.On == "purchase" && Awarding.HasRoom(account, rule, purchase.At))],
            [.. account.Program.Promotions.Where(promotion =>
                account.Switches.GetValueOrDefault(promotion.Id, promotion.Active)
                && left.GetValueOrDefault(promotion.Id, 1) > 0
                && Promotions.IsOpen(promotion, account.Calendar, purchase.At))],
            left);
    }

    private static long GivenBy(Account account, string promotion) =>
        account.Orders.Values
            .SelectMany(order => order.Shares)
            .Where(share => share.Promotion == promotion)
            .Sum(share => share.Points);
}
