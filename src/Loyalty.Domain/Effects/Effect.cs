using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Vouchers;

namespace Loyalty.Domain.Effects;

/// <summary>
/// Something that an event asks of another grain. Stored with the event, delivered after it was appended, at least once, to a receiver
/// that takes it exactly once; then confirmed by an event.
/// </summary>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Take pieces of a reward's stock for a redemption.</summary>
    public sealed record TakeStock(string Reward, long Pieces, string RedemptionId) : Effect;

    /// <summary>Put pieces back that a redemption took and does not need.</summary>
    public sealed record ReturnStock(string Reward, long Pieces, string RedemptionId) : Effect;

    /// <summary>Make a voucher good.</summary>
    /// <param name="Voucher">What it is good for.</param>
    /// <param name="RedemptionId">The redemption that paid for it; null where a rule gave it.</param>
    public sealed record IssueVoucher(VoucherTerms Voucher, string? RedemptionId) : Effect;

    /// <summary>Give points to another member, with the expiry that they had.</summary>
    public sealed record DeliverGift(string To, string GiftId, ImmutableArray<Lot> Lots) : Effect;

    /// <summary>Tell a referral that the friend's purchase was kept.</summary>
    public sealed record KeepReferral(string Code, string OrderId) : Effect;

    /// <summary>Tell a referral that the purchase which earned its reward came back.</summary>
    public sealed record ReverseReferral(string Code, string OrderId) : Effect;

    /// <summary>Give the referrer the reward for a friend.</summary>
    public sealed record CreditReferrer(string Referrer, string Friend, string OrderId) : Effect;

    /// <summary>Take the reward for a friend back from the referrer, that an earlier effect of the same stream gave.</summary>
    public sealed record DebitReferrer(string Referrer, string Friend, string OrderId, long Credit) : Effect;

    /// <summary>Give the points back that a cancelled voucher cost.</summary>
    public sealed record RestoreRedemption(string Member, string RedemptionId) : Effect;
}

/// <summary>An effect on its way.</summary>
/// <param name="Number">Its number among the effects of its stream, from 1: with the stream's name it is the effect's id.</param>
/// <param name="Effect">What is asked.</param>
public sealed record Outgoing(long Number, Effect Effect);

/// <summary>Effects of a stream that are not confirmed yet.</summary>
/// <param name="Sent">Effects ever sent, 0 or more.</param>
/// <param name="Waiting">Those that are not confirmed, in the order of their numbers.</param>
public sealed record Outbox(long Sent, ImmutableArray<Outgoing> Waiting)
{
    /// <summary>Nothing was ever sent.</summary>
    public static readonly Outbox Empty = new(0, []);

    /// <summary>The outbox with the effects of one more event.</summary>
    public Outbox Post(ImmutableArray<Effect> effects) => new(
        Sent + effects.Length, Waiting.AddRange(effects.Select((effect, place) => new Outgoing(Sent + place + 1, effect))));

    /// <summary>The outbox without a confirmed effect; a number that does not wait changes nothing.</summary>
    public Outbox Confirm(long number) => this with { Waiting = Waiting.RemoveAll(outgoing => outgoing.Number == number) };

    /// <summary>The effect of a number that waits; null where none does.</summary>
    public Effect? Find(long number) => Waiting.FirstOrDefault(outgoing => outgoing.Number == number)?.Effect;
}
