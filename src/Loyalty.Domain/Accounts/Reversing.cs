using System.Collections.Immutable;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>
/// Where points are taken from that should not have been given: from their own lot, pending or not; what of it has expired is let
/// go; what of it is spent comes from the other lots, oldest expiry first; the rest is owed, or let go where there is no debt.
/// </summary>
internal static class Reversing
{
    /// <summary>A reward is taken back. One whose time is over is let go, whether it was spent or has expired.</summary>
    public static Reversal Of(Account account, Earning earned, Instant at, DebtPolicy debt) =>
        earned.ExpiresAt <= Instant.Max(at, account.Seen)
            ? new Reversal { LetGo = earned.Points, LetGoExpired = earned.Points }
            : Of(account, OwnLot.Of(earned), earned.Points, debt);

    public static Reversal Of(Account account, OwnLot? lot, long points, DebtPolicy debt)
    {
        var pending = FromPending(account, lot, points);
        points -= pending?.Points ?? 0;
        var own = lot is null ? 0 : Math.Min(points, account.Lots.At(lot.ExpiresAt));
        var ownDraw = own > 0 ? ImmutableArray.Create(new Lot(lot!.ExpiresAt, own)) : [];
        points -= own;
        var expired = Math.Min(points, lot?.Expired ?? 0);
        points -= expired;
        var others = account.Lots.Without(ownDraw).Draw(points);
        points -= others.Total();
        return new Reversal
        {
            Pending = pending,
            Draws = others.Aggregate(ownDraw, (draws, draw) => draws.Add(draw.ExpiresAt, draw.Points)),
            Owed = debt == DebtPolicy.Allowed ? points : 0,
            LetGo = expired + (debt == DebtPolicy.Allowed ? 0 : points),
            LetGoExpired = expired,
        };
    }

    private static PendingLot? FromPending(Account account, OwnLot? lot, long points)
    {
        if (lot?.AvailableAt is not { } availableAt)
        {
            return null;
        }

        var taken = Math.Min(points, account.Pending.At(availableAt, lot.ExpiresAt));
        return taken > 0 ? new PendingLot(availableAt, lot.ExpiresAt, taken) : null;
    }
}

/// <summary>The lot that points went into when they were given.</summary>
/// <param name="AvailableAt">When they become, or became, spendable; null: at once.</param>
/// <param name="ExpiresAt">When they expire, or expired.</param>
/// <param name="Expired">Points of it that expired and that no return let go yet.</param>
internal sealed record OwnLot(Instant? AvailableAt, Instant ExpiresAt, long Expired = 0)
{
    public static OwnLot Of(Earning earning) => new(earning.AvailableAt, earning.ExpiresAt);

    public static OwnLot Of(OrderHistory history) => new(history.Award.Earning.AvailableAt, history.LotExpiresAt, history.ExpiredOfLot);
}
