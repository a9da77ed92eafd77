using System.Collections.Immutable;
using Loyalty.Domain.Accounts;

namespace Loyalty.Domain.Reports;

/// <content>Points that leave for rewards, orders and other members, and those that come back.</content>
internal sealed partial class Entry
{
    /// <summary>Points are spent.</summary>
    public bool Spend(ImmutableArray<Lot> draws) => Spend(Take(draws));

    /// <summary>Points are set aside.</summary>
    public bool Hold(Hold hold)
    {
        var taken = Take(hold.Draws);
        books = books with { Held = books.Held.Add(new HeldSlots(hold.RedemptionId, taken)) };
        return Move(Flow.Held, taken);
    }

    /// <summary>Points that were set aside are spent.</summary>
    public bool Capture(string redemptionId) => Spend(TakeHeld(redemptionId));

    /// <summary>Points that were set aside come back, and those that have expired expire.</summary>
    public bool Release(string redemptionId, Restitution restitution) => ComeBack(TakeHeld(redemptionId), restitution);

    /// <summary>Points that were spent come back, and those that have expired expire.</summary>
    public bool Restore(Restitution restitution)
    {
        var back = ImmutableArray.CreateBuilder<Slot>();
        foreach (var lot in restitution.Lots)
        {
            back.AddRange(TakeSpent(lot));
        }

        // Of those that have expired the event tells only how many: they are taken to be the last that did.
        var expired = TakeExpired(restitution.Expired);
        Move(Flow.Restored, back);
        Move(Flow.Restored, expired);
        Move(Flow.Expired, expired);
        return back.All(ComeIn);
    }

    /// <summary>Points go to another member; which ones is told.</summary>
    public ImmutableArray<Slot> Give(ImmutableArray<Lot> draws)
    {
        var given = Take(draws);
        Move(Flow.Given, given);
        return given;
    }

    /// <summary>Points come from another member, and those that have expired expire.</summary>
    public bool Receive(ImmutableArray<Slot> slots, Restitution gift) => Move(Flow.Received, slots) && ComeBack(slots, gift);

    private bool ComeBack(ImmutableArray<Slot> slots, Restitution restitution)
    {
        foreach (var slot in slots)
        {
            _ = restitution.Lots.Any(lot => lot.ExpiresAt == slot.ExpiresAt) ? ComeIn(slot) : Move(Flow.Expired, [slot]);
        }

        return true;
    }

    private bool Spend(ImmutableArray<Slot> slots)
    {
        books = books with { Spent = books.Spent.Spend(slots) };
        return Move(Flow.Redeemed, slots);
    }

    private ImmutableArray<Slot> Take(ImmutableArray<Lot> draws) => [.. draws.SelectMany(draw => Take(draw))];

    private ImmutableArray<Slot> TakeHeld(string redemptionId)
    {
        var held = books.Held.Single(known => known.RedemptionId == redemptionId);
        books = books with { Held = books.Held.Remove(held) };
        Move(Flow.Held, held.Slots, -1);
        return held.Slots;
    }

    private ImmutableArray<Slot> TakeSpent(Lot lot)
    {
        var (left, back) = books.Spent.Restore(lot.ExpiresAt, lot.Points, month);
        books = books with { Spent = left };
        return back;
    }

    private ImmutableArray<Slot> TakeExpired(long points)
    {
        var taken = ImmutableArray.CreateBuilder<Slot>();
        foreach (var slot in books.Spent.Reverse().Where(slot => slot.ExpiresAt <= NodaTime.Instant.Max(before.Seen, happened.At)))
        {
            var part = TakeSpent(new Lot(slot.ExpiresAt, Math.Min(points, slot.Points)));
            points -= part.Sum(back => back.Points);
            taken.AddRange(part);
        }

        return points > 0 ? taken.Append(new Slot(happened.At, month, points)).ToImmutableArray() : taken.ToImmutable();
    }
}
