using Loyalty.Model.Commands;
using Loyalty.Model.Document;
using Loyalty.Model.Pricing;
using NodaTime;

namespace Loyalty.Model.Ledger;

/// <summary>Points are spent, or set aside and then spent or given back. Nothing is spent that is not there.</summary>
internal static class Spending
{
    public static (long Points, string? Refusal) Redeem(Account account, Redemption command)
    {
        var reward = account.Program.Rewards.FirstOrDefault(reward => reward.Id == command.RewardId);
        var (points, refusal) = PriceOf(account, command, reward);
        if (account.IsFrozen || refusal is not null || points > account.Lots.Balance)
        {
            return (0, account.IsFrozen ? "frozen" : refusal ?? "insufficient-points");
        }

        var pieces = reward?.Stock is null ? 0 : points / reward.Points!.Value;
        var hold = new Hold(command, account.Lots.Draw(points), command.At, null, pieces, command.Hold);
        if (pieces == 0)
        {
            return Answer(account, hold, command.At);
        }

        account.Holds.Add(hold);
        account.Errands.Add(new Errand.TakeStock(reward!.Id, command.Id, pieces));
        return (0, null);
    }

    /// <summary>The stock gave a piece, or had none.</summary>
    public static void HearOfStock(Account account, Errand.TakeStock asked, Instant at)
    {
        var hold = account.Holds.First(hold => hold.Id == asked.RedemptionId);
        account.Holds.Remove(hold);
        if (asked.IsTaken == true)
        {
            Answer(account, hold, at);
        }
        else
        {
            Giving.ComeBack(account, at, hold.Draws);
        }
    }

    public static (long Points, string? Refusal) Capture(Account account, string id, Instant at)
    {
        if (Open(account, id) is not { } hold)
        {
            return (0, Missing(account, id));
        }

        account.Holds.Remove(hold);
        Spend(account, account.Spent.First(spent => spent.Command.Id == id));
        return (-hold.Draws.Sum(lot => lot.Points), null);
    }

    public static (long Points, string? Refusal) Release(Account account, string id, Instant at)
    {
        if (Open(account, id) is not { } hold)
        {
            return (0, Missing(account, id));
        }

        account.Holds.Remove(hold);
        account.Spent.First(spent => spent.Command.Id == id).IsCounted = false;
        if (hold.Pieces > 0)
        {
            account.Errands.Add(new Errand.PutBackStock(hold.Command.RewardId!, id, hold.Pieces));
        }

        return (Giving.ComeBack(account, at, hold.Draws), null);
    }

    /// <summary>Holds that were forgotten come back by themselves.</summary>
    public static void ReleaseForgotten(Account account, Instant instant)
    {
        foreach (var hold in account.Holds.Where(hold => hold.Until <= instant).ToList())
        {
            Release(account, hold.Id, instant);
        }
    }

    /// <summary>The voucher was cancelled: what it cost comes back, as far as it has not.</summary>
    public static void Restore(Account account, string redemptionId, Instant at)
    {
        var spent = account.Spent.First(spent => spent.Command.Id == redemptionId);
        spent.IsCounted = false;
        GiveBack(account, spent, at, spent.Points - spent.Back);
    }

    /// <summary>Spent points come back to the lots that they were taken from, those first that were taken last.</summary>
    public static void GiveBack(Account account, Spent spent, Instant at, long points)
    {
        var lots = new List<Lot>();
        var skipped = spent.Back;
        foreach (var lot in spent.Draws.AsEnumerable().Reverse())
        {
            var left = lot.Points - Math.Min(skipped, lot.Points);
            skipped -= lot.Points - left;
            var taken = Math.Min(left, points - lots.Sum(each => each.Points));
            lots.Insert(0, lot with { Points = taken });
        }

        spent.Back += points;
        account.Restored += Giving.ComeBack(account, at, lots.Where(lot => lot.Points > 0));
    }

    private static (long Points, string? Refusal) Answer(Account account, Hold hold, Instant at)
    {
        Giving.NoteActivity(account, at);
        var spent = new Spent(hold.Command, hold.Draws, hold.At);
        account.Spent.Add(spent);
        if (hold.IsTwoStep)
        {
            account.Holds.Add(hold with { Until = account.Calendar.Plus(at, account.Program.HoldFor) });
            return (0, null);
        }

        Spend(account, spent);
        return (-spent.Points, null);
    }

    private static void Spend(Account account, Spent spent)
    {
        spent.IsSpent = true;
        account.Redeemed += spent.Points;
        if (account.Program.Rewards.FirstOrDefault(reward => reward.Id == spent.Command.RewardId) is { IsVoucher: true })
        {
            account.Errands.Add(new Errand.Voucher(spent.Command.Id));
        }
    }

    private static Hold? Open(Account account, string id) => account.Holds.Find(hold => hold.Id == id && hold.Until is not null);

    private static string Missing(Account account, string id) =>
        account.Spent.Any(spent => spent.Command.Id == id) ? "hold-over" : "unknown-redemption";

    private static (long Points, string? Refusal) PriceOf(Account account, Redemption command, Reward? reward)
    {
        if (command.RewardId is null)
        {
            return command.Points > 0 ? (command.Points.Value, null) : (0, "nothing-to-do");
        }

        return reward is null ? (0, "unknown-reward")
            : reward.Tiers is { } tiers && !tiers.Contains(account.LevelAt(command.At)) ? (0, "tier-required")
            : reward.Points is not { } cost || !IsPrice(reward, cost, command.Points ?? cost) || !HasValue(account, reward)
                ? (0, "not-to-be-had-so")
            : !IsOpen(account, reward, command.At) ? (0, "not-now")
            : HasHadEnough(account, reward, command.At) ? (0, "limit-of-reward")
            : (command.Points ?? cost, null);
    }

    private static bool IsPrice(Reward reward, long cost, long points) => reward.Multiple ? points % cost == 0 : points == cost;

    private static bool HasValue(Account account, Reward reward) =>
        reward.Money is not { } money || money.For(account.Member!.Currency ?? account.Program.Currencies[0]) is not null;

    private static bool IsOpen(Account account, Reward reward, Instant at) =>
        Promotions.IsOpen(reward.From, reward.Until, reward.Weekly, account.Calendar, at)
        && !(reward.TakesPlaceAt is { } takesPlace && account.Calendar.At(takesPlace) <= at);

    /// <summary>What was refused, released or cancelled does not count.</summary>
    private static bool HasHadEnough(Account account, Reward reward, Instant at)
    {
        if (reward.Limit is not { } limit)
        {
            return false;
        }

        var start = limit.Per is { } period ? account.Calendar.Minus(at, period) : Instant.MinValue;
        var waiting = account.Holds.Where(hold => hold.Until is null && hold.Command.RewardId == reward.Id).Select(hold => hold.At);
        var had = account.Spent.Where(spent => spent.IsCounted && spent.Command.RewardId == reward.Id).Select(spent => spent.At);
        return had.Concat(waiting).Count(instant => instant > start && instant <= at) >= limit.Times;
    }
}
