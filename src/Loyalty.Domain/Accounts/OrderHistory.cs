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

    /// <summary>Points that paid it.</summary>
    public ImmutableArray<OrderPayment> Payments { get; init; } = [];

    /// <summary>When the order's lot expires, or expired: a program may have moved it.</summary>
    public Instant LotExpiresAt { get; init; }

    /// <summary>The latest event time so far.</summary>
    public Instant Seen { get; init; }

    /// <summary>Points of that lot that expired and that no return let go yet.</summary>
    public long ExpiredOfLot { get; init; }

    /// <summary>Folds the events of an account.</summary>
    /// <param name="award">The award.</param>
    /// <param name="later">All events after it, in order.</param>
    /// <param name="earlier">
    /// All events before it; needed only for an award that came when its lot was over, since lots with the same expiry are one.
    /// </param>
    /// <param name="payments">The redemptions that the award names.</param>
    public static OrderHistory Of(
        AccountEvent.Purchased award,
        IEnumerable<AccountEvent> later,
        IEnumerable<AccountEvent>? earlier = null,
        IEnumerable<OrderPayment>? payments = null)
    {
        var history = new OrderHistory
        {
            Award = award,
            LotExpiresAt = award.Earning.ExpiresAt,
            Seen = award.At,
            Payments = [.. payments ?? []],
        };
        return (earlier ?? []).Aggregate(history, (known, happened) => known.Pass(happened).FollowLot(happened)).With(later);
    }

    /// <summary>The history with what happened after it.</summary>
    public OrderHistory With(IEnumerable<AccountEvent> later) =>
        later.Aggregate(this, (known, happened) => known.Pass(happened).Follow(happened));

    private OrderHistory Pass(AccountEvent happened) => this with { Seen = Instant.Max(Seen, happened.At) };

    private OrderHistory Follow(AccountEvent happened) => happened switch
    {
        AccountEvent.Returned returned when returned.OrderId == Award.OrderId => FollowLot(returned) with
        {
            GoneBack = returned.GoneBack,
            TakenBack = [.. TakenBack, .. returned.Breakdown],
            Payments = (returned.PaymentsBack ?? []).Aggregate(Payments, GiveBack),
        },
        AccountEvent.RedemptionReversed reversed => FollowLot(reversed) with
        {
            Payments = Payments.RemoveAll(payment => payment.RedemptionId == reversed.RedemptionId),
        },
        AccountEvent.Captured { Hold.OrderId: { } order } when order == Award.OrderId => Paid(happened),
        AccountEvent.PointsHeld { MovesExpiryTo: { } expiresAt } => MoveTo(expiresAt),
        AccountEvent.GiftSent { MovesExpiryTo: { } expiresAt } => MoveTo(expiresAt),
        AccountEvent.Purchased { Earning.MovesExpiry: true } moved => MoveTo(moved.Earning.ExpiresAt),
        AccountEvent.ActivityDone { Earning.MovesExpiry: true } moved => MoveTo(moved.Earning.ExpiresAt),
        AccountEvent.Redeemed redeemed => (redeemed.OrderId == Award.OrderId ? Paid(redeemed) : this) is var known
            && redeemed.MovesExpiryTo is { } expiresAt ? known.MoveTo(expiresAt) : known,
        _ => FollowLot(happened),
    };

    private OrderHistory Paid(AccountEvent happened) => this with { Payments = Payments.Add(OrderPayment.Of(happened)!) };

    private static ImmutableArray<OrderPayment> GiveBack(ImmutableArray<OrderPayment> payments, PaymentBack back) =>
        [.. payments.Select(payment => payment.RedemptionId == back.RedemptionId ? payment.Less(back.Restitution.Points) : payment)];

    private OrderHistory FollowLot(AccountEvent happened) => happened switch
    {
        AccountEvent.Expired { Lot: var lot } when lot.ExpiresAt == LotExpiresAt => this with { ExpiredOfLot = ExpiredOfLot + lot.Points },
        AccountEvent.Returned returned when returned.LotExpiresAt == LotExpiresAt && returned.Reversal.LetGoExpired > 0 =>
            (this with { ExpiredOfLot = ExpiredOfLot - returned.Reversal.LetGoExpired }).Lose(returned.PaymentsBack),
        AccountEvent.Returned returned => Lose(returned.PaymentsBack),
        AccountEvent.Released released => Lose(released.Restitution),
        AccountEvent.StockRefused refused => Lose(refused.Restitution),
        AccountEvent.RedemptionReversed reversed => Lose(reversed.Restitution),
        AccountEvent.GiftBounced bounced => Lose(bounced.Restitution),
        _ => this,
    };

    /// <summary>What came back when it had expired.</summary>
    private OrderHistory Lose(Restitution restitution) => restitution.ExpiredLots is { } lots
        ? this with { ExpiredOfLot = ExpiredOfLot + lots.At(LotExpiresAt) }
        : this;

    private OrderHistory Lose(ImmutableArray<PaymentBack>? payments) =>
        (payments ?? []).Aggregate(this, static (known, back) => known.Lose(back.Restitution));

    /// <summary>Activity moves what is alive.</summary>
    private OrderHistory MoveTo(Instant expiresAt) =>
        LotExpiresAt <= Seen ? this : this with { LotExpiresAt = Instant.Max(LotExpiresAt, expiresAt) };
}
