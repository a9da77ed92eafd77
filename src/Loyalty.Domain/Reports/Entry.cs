using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using NodaTime;

namespace Loyalty.Domain.Reports;

/// <summary>One event while it is entered into a member's books.</summary>
internal sealed class Entry
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
    public void Earn(Earning? earning)
    {
        if (earning is null)
        {
            return;
        }

        if (earning.MovesExpiry)
        {
            Live(earning.ExpiresAt);
        }

        Move(Flow.Issued, month, earning.Points);
        var slot = new Slot(earning.ExpiresAt, month, earning.Points);
        if (earning.AvailableAt is { } availableAt)
        {
            books = books with { Pending = books.Pending.Put(availableAt, slot) };
            Move(Flow.Pending, month, earning.Points);
        }
        else
        {
            ComeIn(slot.ExpiresAt, [new Part(month, earning.Points)]);
        }
    }

    /// <summary>Pending points become spendable.</summary>
    public void LetBeSpent(PendingLot lot)
    {
        var parts = TakePending(lot, null);
        Move(Flow.Pending, parts, -1);
        ComeIn(lot.ExpiresAt, parts);
    }

    /// <summary>A return takes points of its order's own month first, then the oldest; what is owed counts in the order's month.</summary>
    public void TakeBack(AccountEvent.Returned returned)
    {
        var bought = zone.MonthOf(returned.BoughtAt);
        var parts = returned.Reversal.Pending is { } pending ? TakePending(pending, bought) : [];
        Move(Flow.Pending, parts, -1);
        Move(Flow.Reversed, parts);
        foreach (var draw in returned.Reversal.Draws)
        {
            Take(draw, Flow.Reversed, bought);
        }

        Move(Flow.Reversed, bought, returned.Reversal.Owed);
    }

    /// <summary>Points are spent.</summary>
    public void Spend(AccountEvent.Redeemed redeemed)
    {
        foreach (var draw in redeemed.Draws)
        {
            Take(draw, Flow.Redeemed);
        }

        if (redeemed.MovesExpiryTo is { } expiresAt)
        {
            Live(expiresAt);
        }
    }

    /// <summary>Spendable points go.</summary>
    public void Take(Lot lot, Flow why, YearMonth? first = null)
    {
        var (left, parts) = books.Available.Take(lot.ExpiresAt, lot.Points, first);
        books = books with { Available = left };
        Move(Flow.Available, parts, -1);
        Move(why, parts);
    }

    /// <summary>The books after the event. Where they are counted elsewhere from now on, all that there is moves there.</summary>
    public MemberBooks Close()
    {
        Move(Flow.Owed, month, happened.After.Owed - before.Owed);
        var after = books with
        {
            Owed = happened.After.Owed,
            Tier = happened.Standing.Tier.Id,
            Seen = Instant.Max(before.Seen, happened.At),
        };
        if ((after.Tier, after.Currency) != (before.Tier, before.Currency))
        {
            foreach (var (flow, issued, points) in after.Holdings(month))
            {
                movements.Add(new Movement(after.Seen, before.CellOf(issued), flow, -points));
                movements.Add(new Movement(after.Seen, after.CellOf(issued), flow, points));
            }
        }

        return after;
    }

    private void ComeIn(Instant expiresAt, ImmutableArray<Part> parts)
    {
        foreach (var part in parts)
        {
            var repaid = Math.Min(toRepay, part.Points);
            toRepay -= repaid;
            Move(Flow.Repaid, part.Issued, repaid);
            Move(Flow.Available, part.Issued, part.Points - repaid);
            books = books with { Available = books.Available.Put(new Slot(expiresAt, part.Issued, part.Points - repaid)) };
        }
    }

    private ImmutableArray<Part> TakePending(PendingLot lot, YearMonth? first)
    {
        var (left, parts) = books.Pending.Take(lot, first);
        books = books with { Pending = left };
        return parts;
    }

    private void Live(Instant expiresAt) =>
        books = books with { Available = books.Available.Live(expiresAt), Pending = books.Pending.Live(expiresAt) };

    private void Move(Flow flow, ImmutableArray<Part> parts, int sign = 1)
    {
        foreach (var part in parts)
        {
            Move(flow, part.Issued, sign * part.Points);
        }
    }

    private void Move(Flow flow, YearMonth issued, long points)
    {
        if (points != 0)
        {
            movements.Add(new Movement(happened.At, before.CellOf(issued), flow, points));
        }
    }
}
