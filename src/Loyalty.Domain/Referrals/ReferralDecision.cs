using System.Collections.Immutable;
using System.Diagnostics;
using Loyalty.Domain.Effects;
using NodaTime;

namespace Loyalty.Domain.Referrals;

/// <summary>What a referral code makes of a command.</summary>
public abstract record ReferralDecision
{
    private ReferralDecision()
    {
    }

    /// <summary>Granted: this happens.</summary>
    public sealed record Granted(ReferralEvent Event) : ReferralDecision;

    /// <summary>As asked already: nothing happens.</summary>
    public sealed record Nothing : ReferralDecision;

    /// <summary>Refused, for good.</summary>
    public sealed record Refused(ReferralRefusal Reason) : ReferralDecision;
}

/// <summary>Decides what is asked of a referral code.</summary>
public static class ReferralDeciding
{
    /// <summary>What a code, or one that nobody has yet, makes of a command. Pure: the same arguments, the same decision.</summary>
    /// <param name="referral">The code as it stands; null: nobody's.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="most">Friends that a member is rewarded for, at least 1; null: any number.</param>
    /// <param name="at">The program's clock.</param>
    public static ReferralDecision Decide(this Referral? referral, ReferralCommand command, int? most, Instant at) => (command, referral) switch
    {
        (ReferralCommand.Claim claim, null) => Happens(new ReferralEvent.Claimed(claim.MemberId) { At = at }),
        (_, null) => new ReferralDecision.Refused(ReferralRefusal.ReferralCodeUnknown),
        (ReferralCommand.Claim claim, _) => claim.MemberId == referral.MemberId
            ? new ReferralDecision.Nothing()
            : new ReferralDecision.Refused(ReferralRefusal.CodeTaken),
        (ReferralCommand.Keep keep, _) => Keep(referral, keep, most, at),
        (ReferralCommand.Reverse reverse, _) => Reverse(referral, reverse, most, at),
        (ReferralCommand.Confirm confirm, _) => Confirm(referral, confirm, at),
        _ => throw new UnreachableException($"No decision for {command.GetType()}."),
    };

    private static ReferralDecision Keep(Referral referral, ReferralCommand.Keep keep, int? most, Instant at)
    {
        var friend = referral.Of(keep.Friend);
        ReferralRefusal? refusal = keep.Friend == referral.MemberId ? ReferralRefusal.ReferralCodeOwn
            : friend.Reversed.Contains(keep.OrderId) ? ReferralRefusal.PurchaseReversed
            : friend.OrderId == keep.OrderId || friend.Waiting.Contains(keep.OrderId) ? ReferralRefusal.PurchaseReported
            : null;
        if (refusal is { } reason)
        {
            return new ReferralDecision.Refused(reason);
        }

        var isRewarded = friend.OrderId is null && !(referral.Rewarded >= most);
        return Happens(new ReferralEvent.FriendKept(keep.Friend, keep.OrderId, isRewarded)
        {
            At = at,
            Effects = isRewarded ? [Credit(referral, keep.Friend, keep.OrderId)] : null,
        });
    }

    private static ReferralDecision Reverse(Referral referral, ReferralCommand.Reverse reverse, int? most, Instant at)
    {
        var friend = referral.Of(reverse.Friend);
        if (friend.Reversed.Contains(reverse.OrderId))
        {
            return new ReferralDecision.Refused(ReferralRefusal.PurchaseReported);
        }

        var isCounted = friend.OrderId == reverse.OrderId;
        var effects = ImmutableArray.CreateBuilder<Effect>();
        if (isCounted && friend.Credit > 0 && referral.Outbox.Find(friend.Credit) is null)
        {
            effects.Add(new Effect.DebitReferrer(referral.MemberId, reverse.Friend, reverse.OrderId, friend.Credit));
        }

        var next = isCounted ? friend.Waiting.FirstOrDefault() : null;
        var stillRewarded = referral.Rewarded - (isCounted && friend.Credit > 0 ? 1 : 0);
        var isNextRewarded = next is not null && !(stillRewarded >= most);
        if (isNextRewarded)
        {
            effects.Add(Credit(referral, reverse.Friend, next!));
        }

        return Happens(new ReferralEvent.FriendReversed(reverse.Friend, reverse.OrderId, next, isNextRewarded)
        {
            At = at,
            Effects = effects.Count > 0 ? effects.ToImmutable() : null,
        });
    }

    /// <summary>A reward that was taken back while it was on its way is followed by its end, which must not overtake it.</summary>
    private static ReferralDecision Confirm(Referral referral, ReferralCommand.Confirm confirm, Instant at)
    {
        if (referral.Outbox.Find(confirm.Number) is not { } effect)
        {
            return new ReferralDecision.Nothing();
        }

        var isTakenBack = confirm.IsDone
            && effect is Effect.CreditReferrer credit
            && referral.Of(credit.Friend).ToTakeBack.Contains(confirm.Number);
        return Happens(new ReferralEvent.EffectConfirmed(confirm.Number, confirm.IsDone)
        {
            At = at,
            Effects = isTakenBack ? [Debit((Effect.CreditReferrer)effect, confirm.Number)] : null,
        });
    }

    private static Effect.CreditReferrer Credit(Referral referral, string friend, string order) => new(referral.MemberId, friend, order);

    private static Effect.DebitReferrer Debit(Effect.CreditReferrer credit, long number) =>
        new(credit.Referrer, credit.Friend, credit.OrderId, number);

    private static ReferralDecision.Granted Happens(ReferralEvent happened) => new(happened);
}
