using System.Diagnostics;
using Loyalty.Domain.Accounts;
using NodaTime;

namespace Loyalty.Domain.Reports;

/// <summary>What the events of an account move, by issue month: the account's own figures, told apart.</summary>
public static class Bookkeeping
{
    /// <summary>A member's books after an event; what it moved is added to a list.</summary>
    /// <param name="before">The books before; null where the event is the member's first.</param>
    /// <param name="member">The member's id.</param>
    /// <param name="happened">The event.</param>
    /// <param name="zone">The program's zone, in which months are counted.</param>
    /// <param name="gifts">Gifts that are under way between members of the program.</param>
    /// <param name="movements">Takes what the event moved.</param>
    public static MemberBooks Follow(
        this MemberBooks? before,
        string member,
        AccountEvent happened,
        DateTimeZone zone,
        GiftsUnderWay gifts,
        ICollection<Movement> movements)
    {
        var known = before ?? MemberBooks.Of(
            happened as AccountEvent.Enrolled ?? throw new InvalidOperationException("An account's first event is its enrolment."));
        var entry = new Entry(known, happened, zone, movements);
        if (!Earns(entry, happened) && !Spends(entry, happened) && !Passes(entry, member, happened, gifts) && !MovesNoPoints(happened))
        {
            throw new UnreachableException($"No report counts {happened.GetType()}.");
        }

        return entry.Close();
    }

    /// <summary>The month that an instant is in.</summary>
    public static YearMonth MonthOf(this DateTimeZone zone, Instant instant) => instant.InZone(zone).Date.ToYearMonth();

    private static bool Earns(Entry entry, AccountEvent happened) => happened switch
    {
        AccountEvent.Enrolled enrolled => entry.Earn(enrolled.Birthday),
        AccountEvent.Described described => entry.Earn(described.Birthday),
        AccountEvent.Purchased purchased => entry.Earn(purchased.Earning),
        AccountEvent.ActivityDone activity => entry.Earn(activity.Earning),
        AccountEvent.BirthdayCame birthday => entry.Earn(birthday.Earning),
        AccountEvent.MembershipLasted lasted => entry.Earn(lasted.Earning),
        AccountEvent.ReferralEarned referral => entry.Earn(referral.Earning),
        AccountEvent.Adjusted { Earning: { } earning } => entry.Earn(earning),
        AccountEvent.Adjusted adjusted => entry.TakeBack(adjusted.Reversal!, null),
        AccountEvent.ReferralReversed referral => entry.TakeBack(referral.Reversal, referral.EarnedAt),
        AccountEvent.Returned returned => entry.TakeBack(returned.Reversal, returned.BoughtAt)
            && (returned.PaymentsBack ?? []).All(back => entry.Restore(back.Restitution)),
        AccountEvent.BecameAvailable available => entry.LetBeSpent(available.Lot),
        AccountEvent.Expired expired => entry.Expire(expired.Lot),
        _ => false,
    };

    private static bool Spends(Entry entry, AccountEvent happened) => happened switch
    {
        AccountEvent.Redeemed { Number: not null } redeemed => entry.Capture(redeemed.RedemptionId) && entry.Live(redeemed.MovesExpiryTo),
        AccountEvent.Redeemed redeemed => entry.Spend(redeemed.Draws) && entry.Live(redeemed.MovesExpiryTo),
        AccountEvent.StockAsked asked => entry.Hold(asked.Hold),
        AccountEvent.PointsHeld { Number: not null } held => entry.Live(held.MovesExpiryTo),
        AccountEvent.PointsHeld held => entry.Hold(held.Hold) && entry.Live(held.MovesExpiryTo),
        AccountEvent.Captured captured => entry.Capture(captured.Hold.RedemptionId),
        AccountEvent.Released released => entry.Release(released.RedemptionId, released.Restitution),
        AccountEvent.StockRefused refused => entry.Release(refused.RedemptionId, refused.Restitution),
        AccountEvent.RedemptionReversed reversed => entry.Restore(reversed.Restitution),
        _ => false,
    };

    private static bool Passes(Entry entry, string member, AccountEvent happened, GiftsUnderWay gifts)
    {
        switch (happened)
        {
            case AccountEvent.GiftSent gift:
                gifts.Send(member, gift.GiftId, entry.Give(gift.Draws));
                return entry.Live(gift.MovesExpiryTo);
            case AccountEvent.GiftReceived gift:
                return entry.Receive(gifts.Receive(gift.From, gift.GiftId), gift.Gift);
            case AccountEvent.GiftBounced gift:
                return entry.Receive(gifts.Receive(member, gift.GiftId), gift.Restitution);
            default:
                return false;
        }
    }

    private static bool MovesNoPoints(AccountEvent happened) => happened is AccountEvent.TierAssessed or AccountEvent.ExpiryNeared
        or AccountEvent.AdjustmentProposed or AccountEvent.Frozen or AccountEvent.Invited or AccountEvent.Withdrawn
        or AccountEvent.EffectConfirmed;
}
