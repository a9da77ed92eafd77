using System.Diagnostics;
using Loyalty.Domain.Effects;

namespace Loyalty.Domain.Referrals;

/// <summary>What events make of a referral code.</summary>
public static class ReferralEvolution
{
    /// <summary>The code after an event; null before it was claimed.</summary>
    public static Referral Evolve(this Referral? referral, ReferralEvent happened)
    {
        if (happened is ReferralEvent.Claimed claimed)
        {
            return new Referral { MemberId = claimed.MemberId };
        }

        var before = referral ?? throw new InvalidOperationException("A referral code's first event is its claim.");
        var after = happened switch
        {
            ReferralEvent.FriendKept kept => before.Apply(kept),
            ReferralEvent.FriendReversed reversed => before.Apply(reversed),
            ReferralEvent.EffectConfirmed confirmed => before.Apply(confirmed),
            _ => throw new UnreachableException($"No evolution for {happened.GetType()}."),
        };
        return happened.Effects is { } effects ? after with { Outbox = after.Outbox.Post(effects) } : after;
    }

    /// <summary>What a friend has reported.</summary>
    internal static Friend Of(this Referral referral, string friend) => referral.Friends.GetValueOrDefault(friend, Friend.New);

    private static Referral Apply(this Referral referral, ReferralEvent.FriendKept kept)
    {
        var friend = referral.Of(kept.Friend);
        return friend.OrderId is not null
            ? referral.With(kept.Friend, friend with { Waiting = friend.Waiting.Add(kept.OrderId) })
            : referral.Count(kept.Friend, friend, kept.OrderId, kept.IsRewarded ? referral.Outbox.Sent + 1 : 0);
    }

    private static Referral Apply(this Referral referral, ReferralEvent.FriendReversed reversed)
    {
        var friend = referral.Of(reversed.Friend);
        friend = friend with
        {
            Reversed = friend.Reversed.Add(reversed.OrderId),
            Waiting = friend.Waiting.Remove(reversed.OrderId),
        };
        if (friend.OrderId != reversed.OrderId)
        {
            return referral.With(reversed.Friend, friend);
        }

        var isOnItsWay = friend.Credit > 0 && referral.Outbox.Find(friend.Credit) is not null;
        var uncounted = referral with { Rewarded = referral.Rewarded - (friend.Credit > 0 ? 1 : 0) };
        friend = friend with
        {
            OrderId = null,
            Credit = 0,
            ToTakeBack = isOnItsWay ? friend.ToTakeBack.Add(friend.Credit) : friend.ToTakeBack,
        };
        return reversed.NextOrderId is { } next
            ? uncounted.Count(
                reversed.Friend,
                friend with { Waiting = friend.Waiting.Remove(next) },
                next,
                reversed.IsNextRewarded ? referral.Outbox.Sent + reversed.Effects!.Value.Length : 0)
            : uncounted.With(reversed.Friend, friend);
    }

    private static Referral Apply(this Referral referral, ReferralEvent.EffectConfirmed confirmed)
    {
        var after = referral with { Outbox = referral.Outbox.Confirm(confirmed.Number) };
        if (referral.Outbox.Find(confirmed.Number) is not Effect.CreditReferrer credit)
        {
            return after;
        }

        var friend = referral.Of(credit.Friend);
        var known = friend with { ToTakeBack = friend.ToTakeBack.Remove(confirmed.Number) };
        return confirmed.IsDone || friend.Credit != confirmed.Number
            ? after.With(credit.Friend, known)
            : (after with { Rewarded = after.Rewarded - 1 }).With(credit.Friend, known with { Credit = 0 });
    }

    private static Referral Count(this Referral referral, string id, Friend friend, string order, long credit) =>
        (referral with { Rewarded = referral.Rewarded + (credit > 0 ? 1 : 0) })
            .With(id, friend with { OrderId = order, Credit = credit });

    private static Referral With(this Referral referral, string id, Friend friend) =>
        referral with { Friends = referral.Friends.SetItem(id, friend) };
}
