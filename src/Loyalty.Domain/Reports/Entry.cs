using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using NodaTime;

namespace Loyalty.Domain.Reports;

/// <summary>One event while it is entered into a member's books. Each step answers true: it is entered.</summary>
internal sealed partial class Entry
{
    private readonly MemberBooks before;
    private readonly AccountEvent happened;
    private readonly DateTimeZone zone;
    private readonly YearMonth month;
    private readonly ICollection<Movement> movements;
    private MemberBooks books;
    private long toRepay;

    public Entry(MemberBooks before, AccountEvent happened, DateTimeZone zone, ICollection<Movement> movements)
    {
        (this.before, this.happened, this.zone, this.movements) = (before, happened, zone, movements);
        month = zone.MonthOf(happened.At);
        books = before;
        toRepay = Math.Max(0, before.Owed - happened.After.Owed); // what came in to pay is known without the rules
    }

    /// <summary>Points come in: what is owed is paid first, by pending ones when they become spendable.</summary>
    public bool Earn(Earning? earning)
    {
        if (earning is null)
        {
            return true;
        }

        Live(earning.MovesExpiry ? earning.ExpiresAt : null);
        Move(Flow.Issued, month, earning.Points);
        var slot = new Slot(earning.ExpiresAt, month, earning.Points);
        if (earning.AvailableAt is not { } availableAt)
        {
            return ComeIn(slot);
        }

        books = books with { Pending = books.Pending.Put(availableAt, slot) };
        return Move(Flow.Pending, month, earning.Points);
    }

    /// <summary>Pending points become spendable.</summary>
    public bool LetBeSpent(PendingLot lot) => TakePending(lot, null).All(ComeIn);

    /// <summary>
    /// Points are taken back: of a lot those of the month first in which they were earned, then the oldest; what is owed for them
    /// counts in it.
    /// </summary>
    /// <param name="reversal">Where they are taken from.</param>
    /// <param name="earnedAt">When they were earned; null: that is not known.</param>
    public bool TakeBack(Reversal reversal, Instant? earnedAt)
    {
        var earned = earnedAt is { } known ? zone.MonthOf(known) : default(YearMonth?);
        if (reversal.Pending is { } pending)
        {
            Move(Flow.Reversed, TakePending(pending, earned));
        }

        foreach (var draw in reversal.Draws)
        {
            Move(Flow.Reversed, Take(draw, earned));
        }

        return Move(Flow.Reversed, earned ?? month, reversal.Owed);
    }

    /// <summary>Spendable points are over.</summary>
    public bool Expire(Lot lot) => Move(Flow.Expired, Take(lot));

    /// <summary>Activity lets all points live at least until an instant.</summary>
    public bool Live(Instant? moved)
    {
        if (moved is { } expiresAt)
        {
            books = books with { Available = books.Available.Live(expiresAt), Pending = books.Pending.Live(expiresAt) };
        }

        return true;
    }

    /// <summary>The books after the event. Where they are counted elsewhere from now on, all that there is moves there.</summary>
    public MemberBooks Close()
    {
        Move(Flow.Owed, month, happened.After.Owed - before.Owed);
        var seen = Instant.Max(before.Seen, happened.At);
        var after = books with
        {
            Owed = happened.After.Owed,
            Tier = happened.Standing.Tier.Id,
            Currency = happened is AccountEvent.Described described ? described.Member.Currency : before.Currency,
            Seen = seen,
            Spent = books.Spent.Known(seen),
        };
        if ((after.Tier, after.Currency) != (before.Tier, before.Currency))
        {
            foreach (var (flow, issued, points) in after.Holdings(month))
            {
                movements.Add(new Movement(seen, before.CellOf(issued), flow, -points));
                movements.Add(new Movement(seen, after.CellOf(issued), flow, points));
            }
        }

        return after;
    }

    private bool ComeIn(Slot slot)
    {
        var repaid = Math.Min(toRepay, slot.Points);
        toRepay -= repaid;
        books = books with { Available = books.Available.Put(slot with { Points = slot.Points - repaid }) };
        Move(Flow.Repaid, slot.Issued, repaid);
        return Move(Flow.Available, slot.Issued, slot.Points - repaid);
    }

    private ImmutableArray<Slot> Take(Lot lot, YearMonth? first = null)
    {
        var (left, taken) = books.Available.Take(lot.ExpiresAt, lot.Points, first);
        books = books with { Available = left };
        Move(Flow.Available, taken, -1);
        return taken;
    }

    private ImmutableArray<Slot> TakePending(PendingLot lot, YearMonth? first)
    {
        var (left, taken) = books.Pending.Take(lot, first);
        books = books with { Pending = left };
        Move(Flow.Pending, taken, -1);
        return taken;
    }

    private bool Move(Flow flow, IEnumerable<Slot> slots, int sign = 1) => slots.All(slot => Move(flow, slot.Issued, sign * slot.Points));

    private bool Move(Flow flow, YearMonth issued, long points)
    {
        if (points != 0)
        {
            movements.Add(new Movement(happened.At, before.CellOf(issued), flow, points));
        }

        return true;
    }
}
