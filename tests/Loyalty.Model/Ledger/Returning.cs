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
            && (amount <= 0 || Fraction.Of(amount) > order.Goods)
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
        var pointsBefore = order.Points;
        TakePieces(order, command);
        if (!order.IsKept)
        {
            Referring.NoteGoneBack(account, command.OrderId);
        }

        order.Shares = order.IsKept ? Pricer.Price(account.Program, order) : [];
        order.Points = Math.Min(order.Points, order.Shares.Sum(share => share.Points));
        var points = pointsBefore - order.Points;
        var taken = TakePoints(account, order.AvailableAt, order.ExpiresAt, points);
        LowerPastBalances(account, Instant.Max(order.AvailableAt ?? order.Purchase.At, order.Purchase.At), points);
        GivePaymentsBack(account, command, order);
        return taken;
    }

    /// <summary>
    /// Points that paid the order come back in the proportion of what went back so far, rounded down, and all of them when nothing
    /// is kept; those that were taken last come first.
    /// </summary>
    private static void GivePaymentsBack(Account account, Return command, Order order)
    {
        foreach (var payment in account.Spent.Where(spent => spent.IsSpent && spent.Command.OrderId == command.OrderId))
        {
            var back = !order.IsKept || order.Goods == Fraction.Zero
                ? payment.Points
                : (Fraction.Of(payment.Points) * (order.GoodsBought - order.Goods) / order.GoodsBought).Round("down");
            Spending.GiveBack(account, payment, command.At, Math.Max(0, back - payment.Back));
        }
    }

    private static void TakePieces(Order order, Return command)
    {
        if (command.Amount is { } amount)
        {
            var left = (order.Goods - Fraction.Of(amount)) / order.Goods;
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

    /// <summary>Takes points that should not have been given: from their own lot first.</summary>
    public static (long Taken, long Pending) TakePoints(Account account, Instant? availableAt, Instant expiresAt, long points)
    {
        var pending = availableAt is { } instant ? account.Lots.TakeFromPending(instant, expiresAt, points) : 0;
        var own = account.Lots.TakeFrom(expiresAt, points - pending);
        var letGo = LetGo(account, expiresAt, points - pending - own);
        var others = account.Lots.TakeOldestFirst(points - pending - own - letGo);
        var missing = points - pending - own - letGo - others;
        var owed = account.Program.DebtAllowed ? missing : 0;
        account.Owed += owed;
        account.Reversed += pending + own + others + owed;
        return (pending + own + others + owed, pending);
    }

    /// <summary>The part that has expired is let go, once.</summary>
    private static long LetGo(Account account, Instant expiresAt, long points)
    {
        var letGo = Math.Min(points, account.Lots.Expired.GetValueOrDefault(expiresAt));
        if (letGo > 0)
        {
            account.Lots.Expired[expiresAt] -= letGo;
        }

        return letGo;
    }

    /// <summary>A tier by balance that was reached only with what goes back now was never reached.</summary>
    private static void LowerPastBalances(Account account, Instant since, long points)
    {
        for (var index = 0; index < account.Balances.Count; index++)
        {
            var balance = account.Balances[index];
            account.Balances[index] = balance.At >= since ? balance with { Balance = balance.Balance - points } : balance;
        }
    }
}
