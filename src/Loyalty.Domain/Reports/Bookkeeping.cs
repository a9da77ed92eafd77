using System.Diagnostics;
using Loyalty.Domain.Accounts;
using NodaTime;

namespace Loyalty.Domain.Reports;

/// <summary>What the events of an account move, by issue month: the account's own figures, told apart.</summary>
public static class Bookkeeping
{
    /// <summary>A member's books after an event; what it moved is added to a list.</summary>
    /// <param name="before">The books before; null where the event is the member's first.</param>
    /// <param name="happened">The event.</param>
    /// <param name="zone">The program's zone, in which months are counted.</param>
    /// <param name="movements">Takes what the event moved.</param>
    public static MemberBooks Follow(
        this MemberBooks? before, AccountEvent happened, DateTimeZone zone, ICollection<Movement> movements)
    {
        var known = before ?? MemberBooks.Of(
            happened as AccountEvent.Enrolled ?? throw new InvalidOperationException("An account's first event is its enrolment."));
        var entry = new Entry(known, happened, zone, movements);
        Enter(entry, happened);
        return entry.Close();
    }

    /// <summary>The month that an instant is in.</summary>
    public static YearMonth MonthOf(this DateTimeZone zone, Instant instant) => instant.InZone(zone).Date.ToYearMonth();

    private static void Enter(Entry entry, AccountEvent happened)
    {
        switch (happened)
        {
            case AccountEvent.Enrolled enrolled:
                entry.Earn(enrolled.Birthday);
                break;
            case AccountEvent.Purchased purchased:
                entry.Earn(purchased.Earning);
                break;
            case AccountEvent.ActivityDone activity:
                entry.Earn(activity.Earning);
                break;
            case AccountEvent.BirthdayCame birthday:
                entry.Earn(birthday.Earning);
                break;
            case AccountEvent.MembershipLasted lasted:
                entry.Earn(lasted.Earning);
                break;
            case AccountEvent.Returned returned:
                entry.TakeBack(returned);
                break;
            case AccountEvent.Redeemed redeemed:
                entry.Spend(redeemed);
                break;
            case AccountEvent.BecameAvailable available:
                entry.LetBeSpent(available.Lot);
                break;
            case AccountEvent.Expired expired:
                entry.Take(expired.Lot, Flow.Expired);
                break;
            case AccountEvent.TierAssessed:
                break;
            default:
                throw new UnreachableException($"No report counts {happened.GetType()}.");
        }
    }
}
