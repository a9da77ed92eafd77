using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Model.Ledger;

/// <summary>Points for another member.</summary>
internal static class Gifting
{
    private static readonly Period Day = Period.FromDays(1);

    /// <param name="isKnown">Whether the other one is a member.</param>
    public static (long Points, string? Refusal) Give(Account account, Gift gift, bool isKnown)
    {
        if (Refusal(account, gift, isKnown) is { } refusal)
        {
            return (0, refusal);
        }

        account.Errands.Add(new Errand.Parcel(gift.Id, gift.To, account.Lots.Draw(gift.Points)));
        account.Given += gift.Points;
        account.Gifts.Add((gift.At, gift.Points));
        Giving.NoteActivity(account, gift.At);
        return (-gift.Points, null);
    }

    /// <param name="isBounced">It is the member's own gift, which nobody took.</param>
    public static void Receive(Account account, Instant at, List<Lot> lots, bool isBounced = false) =>
        account.Received += Giving.ComeBack(account, at, lots, isBounced);

    private static string? Refusal(Account account, Gift gift, bool isKnown)
    {
        if (account.IsFrozen || account.Program.Gifts is not { } rules)
        {
            return account.IsFrozen ? "frozen" : "no-gifts";
        }

        var since = account.Calendar.Minus(gift.At, Day);
        var given = account.Gifts.Where(each => each.At > since).Sum(each => each.Points);
        return !isKnown ? "unknown-recipient"
            : gift.To == account.Id ? "to-oneself"
            : rules.CoolingOff is { } coolingOff && gift.At < account.Calendar.Plus(account.Member!.At, coolingOff) ? "too-early"
            : given + gift.Points > rules.MaxPerDay ? "limit-of-gifts"
            : gift.Points > account.Lots.Balance ? "insufficient-points"
            : null;
    }
}
