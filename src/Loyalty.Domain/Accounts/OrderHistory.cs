using Loyalty.Domain.Orders;
using Loyalty.Domain.Pricing;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>
/// What became of one order and its lot: folded from the account's events from the award on, when goods come back. The account
/// itself keeps no orders, so that it stays small however many there were.
/// </summary>
public sealed record OrderHistory
{
    /// <summary>The award.</summary>
    public required AccountEvent.Purchased Award { get; init; }

    /// <summary>What has gone back so far.</summary>
    public GoneBack GoneBack { get; init; } = GoneBack.Nothing;

    /// <summary>What earlier returns took back, by rule and promotion (negative).</summary>
    public IReadOnlyList<Share> TakenBack { get; init; } = [];

    /// <summary>When the order's lot expires, or expired: a program may have moved it.</summary>
    public Instant LotExpiresAt { get; init; }

    /// <summary>The latest event time since the award.</summary>
    public Instant Seen { get; init; }

    /// <summary>Points of that lot that expired and that no return let go yet.</summary>
    public long ExpiredOfLot { get; init; }

    /// <summary>Folds the events of an account from an award on; the first one is the award.</summary>
    public static OrderHistory Of(AccountEvent.Purchased award, IEnumerable<AccountEvent> later)
    {
        var history = new OrderHistory { Award = award, LotExpiresAt = award.Earning.ExpiresAt, Seen = award.At };
        return history.With(later);
    }

    /// <summary>The history with what happened after it.</summary>
    public OrderHistory With(IEnumerable<AccountEvent> later) =>
        later.Aggregate(this, (known, happened) => (known with { Seen = Instant.Max(known.Seen, happened.At) }).Follow(happened));

    private OrderHistory Follow(AccountEvent happened) => happened switch
    {
        AccountEvent.Expired expired when expired.Lot.ExpiresAt == LotExpiresAt =>
            this with { ExpiredOfLot = ExpiredOfLot + expired.Lot.Points },
        AccountEvent.Returned returned => Follow(returned),
        AccountEvent.Purchased { Earning.MovesExpiry: true } moved => MoveTo(moved.Earning.ExpiresAt),
        AccountEvent.ActivityDone { Earning.MovesExpiry: true } moved => MoveTo(moved.Earning.ExpiresAt),
        AccountEvent.Redeemed { MovesExpiryTo: { } expiresAt } => MoveTo(expiresAt),
        _ => this,
    };

    private OrderHistory Follow(AccountEvent.Returned returned)
    {
        var sameLot = returned.LotExpiresAt == LotExpiresAt;
        var followed = sameLot ? this with { ExpiredOfLot = ExpiredOfLot - returned.Reversal.LetGoExpired } : this;
        return returned.OrderId != Award.OrderId
            ? followed
            : followed with { GoneBack = returned.GoneBack, TakenBack = [.. TakenBack, .. returned.Breakdown] };
    }

    /// <summary>Activity moves what is alive.</summary>
    private OrderHistory MoveTo(Instant expiresAt) =>
        LotExpiresAt <= Seen ? this : this with { LotExpiresAt = Instant.Max(LotExpiresAt, expiresAt) };
}
