using System.Collections.Immutable;
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

    /// <summary>Points of lots of that expiry that expired and that no return let go yet.</summary>
    public long ExpiredOfLot => Expired.GetValueOrDefault(LotExpiresAt);

    private ImmutableDictionary<Instant, long> Expired { get; init; } = ImmutableDictionary<Instant, long>.Empty;

    /// <summary>Folds the events of an account.</summary>
    /// <param name="award">The award.</param>
    /// <param name="later">All events after it, in order.</param>
    /// <param name="earlier">
    /// All events before it; needed only for an award that came when its lot was over, since lots with the same expiry are one.
    /// </param>
    public static OrderHistory Of(AccountEvent.Purchased award, IEnumerable<AccountEvent> later, IEnumerable<AccountEvent>? earlier = null)
    {
        var history = new OrderHistory { Award = award, LotExpiresAt = award.Earning.ExpiresAt };
        return (earlier ?? []).Aggregate(history, (known, happened) => known with { Expired = known.ExpiredAfter(happened) }).Then(later);
    }

    /// <summary>The history after more events.</summary>
    public OrderHistory Then(IEnumerable<AccountEvent> later) => later.Aggregate(this, (known, happened) => known.Follow(happened));

    private OrderHistory Follow(AccountEvent happened)
    {
        var followed = this with { Expired = ExpiredAfter(happened) };
        return happened switch
        {
            AccountEvent.Returned returned when returned.OrderId == Award.OrderId =>
                followed with { GoneBack = returned.GoneBack, TakenBack = [.. TakenBack, .. returned.Breakdown] },
            AccountEvent.Purchased { Earning.MovesExpiry: true } moved => followed.MoveTo(moved.Earning.ExpiresAt),
            AccountEvent.ActivityDone { Earning.MovesExpiry: true } moved => followed.MoveTo(moved.Earning.ExpiresAt),
            _ => followed,
        };
    }

    private ImmutableDictionary<Instant, long> ExpiredAfter(AccountEvent happened) => happened switch
    {
        AccountEvent.Expired { Lot: var lot } => Expired.SetItem(lot.ExpiresAt, Expired.GetValueOrDefault(lot.ExpiresAt) + lot.Points),
        AccountEvent.Returned { Reversal.LetGoExpired: > 0 and var letGo, LotExpiresAt: var lot } =>
            Expired.SetItem(lot, Expired.GetValueOrDefault(lot) - letGo),
        _ => Expired,
    };

    private OrderHistory MoveTo(Instant expiresAt) => Expired.ContainsKey(LotExpiresAt) ? this : this with { LotExpiresAt = expiresAt };
}
