using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Reports;

/// <summary>Slots by expiry, and of one expiry by issue month: within it, what was given first goes first.</summary>
internal static class Slots
{
    public static ImmutableArray<Slot> Put(this ImmutableArray<Slot> slots, Slot added)
    {
        if (added.Points == 0)
        {
            return slots;
        }

        var place = 0;
        while (place < slots.Length && Compare(slots[place], added) < 0)
        {
            place++;
        }

        return place < slots.Length && Compare(slots[place], added) == 0
            ? slots.SetItem(place, added with { Points = slots[place].Points + added.Points })
            : slots.Insert(place, added);
    }

    /// <summary>Takes points of an expiry: those of one month first where one is told, then the oldest first.</summary>
    public static (ImmutableArray<Slot> Slots, ImmutableArray<Slot> Taken) Take(
        this ImmutableArray<Slot> slots, Instant expiresAt, long points, YearMonth? first = null)
    {
        var taken = ImmutableArray.CreateBuilder<Slot>();
        var left = slots.ToBuilder();
        points -= first is { } month ? Draw(left, taken, points, slot => slot.ExpiresAt == expiresAt && slot.Issued == month) : 0;
        points -= Draw(left, taken, points, slot => slot.ExpiresAt == expiresAt);
        return points == 0
            ? (left.ToImmutable(), taken.ToImmutable())
            : throw new InvalidOperationException($"{points} points of {expiresAt} were taken that were never there.");
    }

    /// <summary>The slots when activity lets all points live at least until an instant.</summary>
    public static ImmutableArray<Slot> Live(this ImmutableArray<Slot> slots, Instant expiresAt) =>
        slots.Any(slot => slot.ExpiresAt < expiresAt)
            ? slots.Aggregate(ImmutableArray<Slot>.Empty, (moved, slot) => moved.Put(slot.Live(expiresAt)))
            : slots;

    public static Slot Live(this Slot slot, Instant expiresAt) => slot with { ExpiresAt = Instant.Max(slot.ExpiresAt, expiresAt) };

    private static long Draw(ImmutableArray<Slot>.Builder slots, ImmutableArray<Slot>.Builder taken, long points, Func<Slot, bool> isMeant)
    {
        var drawn = 0L;
        for (var place = 0; place < slots.Count && drawn < points; place++)
        {
            if (isMeant(slots[place]))
            {
                var part = slots[place] with { Points = Math.Min(points - drawn, slots[place].Points) };
                taken.Add(part);
                slots[place] = slots[place] with { Points = slots[place].Points - part.Points };
                drawn += part.Points;
            }
        }

        slots.RemoveAll(slot => slot.Points == 0);
        return drawn;
    }

    private static int Compare(Slot one, Slot other)
    {
        var byExpiry = one.ExpiresAt.CompareTo(other.ExpiresAt);
        return byExpiry != 0 ? byExpiry : one.Issued.CompareTo(other.Issued);
    }
}
