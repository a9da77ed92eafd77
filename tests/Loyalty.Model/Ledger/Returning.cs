using Loyalty.Model.Commands;
using Loyalty.Model.Pricing;
using NodaTime;

namespace Loyalty.Model.Ledger;

internal static class Returning
{
    /// <summary>Why the return cannot be, or null.</summary>
    public static string? Refusal(Account account, Return command)
    {
        if (!account.Orders.TryGetValue(command.OrderId, out var order))
        {
            return "unknown-order";
        }

        if (!order.IsKept)
        {
            return "more-than-left";
        }

        if (command.Lines is { } lines)
        {
            var isTooMuch = lines.Count == 0 || lines.GroupBy(line => line.Sku).Any(sku => IsTooMuch(order, sku));
            return isTooMuch ? "more-than-left" : null;
        }

        return command.Amount is { } amount
            && (amount <= 0 || Fraction.Of(amount) > order.Amount)
                ? "more-than-left"
                : null;
    }

    private static bool IsTooMuch(Order order, IGrouping<string, ReturnLine> sku)
    {
        var left = order.Lines.Where(line => line.Line.Sku == sku.Key).Sum(line => line.Quantity);
        return sku.Any(line => line.Quantity <= 0) || sku.Sum(line => line.Quantity) > left;
    }

    /// <summary>Takes back what the order gives less after the return. The answer: what came from lots or is owed.</summary>
    public static (long Taken, long Pending) TakeBack(Account account, Return command)
    {
        var order = account.Orders[command.OrderId];
        var spendBefore = order.Points;
        TakePieces(order, command);
        order.Shares = order.IsKept ? Pricer.Price(account.Program, order) : [];
        order.Points = Math.Min(order.Points, order.Shares.Sum(share => share.Points));
        return TakePoints(account, order, spendBefore - order.Points);
    }

    private static void TakePieces(Order order, Return command)
    {
        if (command.Amount is { } amount)
        {
            var left = (order.Amount - Fraction.Of(amount)) / order.Amount;
            order.Lines.ForEach(line => line.Left *= left);
            return;
        }

        foreach (var line in order.Lines.AsEnumerable().Reverse())
        {
            line.Quantity -= command.Lines is null ? line.Quantity : 0;
        }

        foreach (var (sku, quantity) in command.Lines ?? [])
        {
            var missing = quantity;
            foreach (var line in order.Lines.AsEnumerable().Reverse().Where(line => line.Line.Sku == sku))
            {
                var taken = Math.Min(missing, line.Quantity);
                line.Quantity -= taken;
                missing -= taken;
            }
        }
    }

    private static (long Taken, long Pending) TakePoints(Account account, Order order, long points)
    {
        var pending = order.AvailableAt is { } availableAt
            ? account.Lots.TakeFromPending(availableAt, order.ExpiresAt, points)
            : 0;
        var own = account.Lots.TakeFrom(order.ExpiresAt, points - pending);
        var letGo = LetGo(account, order, points - pending - own);
        var others = account.Lots.TakeOldestFirst(points - pending - own - letGo);
        var missing = points - pending - own - letGo - others;
        var owed = account.Program.DebtAllowed ? missing : 0;
        account.Owed += owed;
        account.Reversed += pending + own + others + owed;
        LowerPastBalances(account, order, points);
        return (pending + own + others + owed, pending);
    }

    /// <summary>The part that has expired is let go, once.</summary>
    private static long LetGo(Account account, Order order, long points)
    {
        var letGo = Math.Min(points, account.Lots.Expired.GetValueOrDefault(order.ExpiresAt));
        if (letGo > 0)
        {
            account.Lots.Expired[order.ExpiresAt] -= letGo;
        }

        return letGo;
    }

    /// <summary>A tier by balance that was reached only with what goes back now was never reached.</summary>
    private static void LowerPastBalances(Account account, Order order, long points)
    {
        var since = Instant.Max(order.AvailableAt ?? order.Purchase.At, order.Purchase.At);
        for (var index = 0; index < account.Balances.Count; index++)
        {
            var balance = account.Balances[index];
            account.Balances[index] = balance.At >= since ? balance with { Balance = balance.Balance - points } : balance;
        }
    }
}
