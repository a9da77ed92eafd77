using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using NodaTime;

namespace Loyalty.Domain.Reports;

/// <summary>Slots of points that become spendable later.</summary>
internal static class PendingSlots
{
    public static ImmutableArray<PendingSlot> Put(this ImmutableArray<PendingSlot> pending, Instant availableAt, Slot added) =>
        pending.With(availableAt, pending.At(availableAt).Put(added));

    /// <summary>Takes points of a lot: those of one month first where one is told, then the oldest first.</summary>
    public static (ImmutableArray<PendingSlot> Pending, ImmutableArray<Slot> Taken) Take(
        this ImmutableArray<PendingSlot> pending, PendingLot lot, YearMonth? first)
    {
        var (left, taken) = pending.At(lot.AvailableAt).Take(lot.ExpiresAt, lot.Points, first);
        return (pending.With(lot.AvailableAt, left), taken);
    }

    /// <summary>The slots when activity lets all points live at least until an instant.</summary>
    public static ImmutableArray<PendingSlot> Live(this ImmutableArray<PendingSlot> pending, Instant expiresAt) =>
        pending.Select(known => known.AvailableAt).Distinct().Aggregate(
            pending, (moved, availableAt) => moved.With(availableAt, moved.At(availableAt).Live(expiresAt)));

    private static ImmutableArray<Slot> At(this ImmutableArray<PendingSlot> pending, Instant availableAt) =>
        [.. pending.Where(known => known.AvailableAt == availableAt).Select(known => known.Slot)];

    private static ImmutableArray<PendingSlot> With(
        this ImmutableArray<PendingSlot> pending, Instant availableAt, ImmutableArray<Slot> slots) =>
        [
            .. pending.Where(known => known.AvailableAt != availableAt),
            .. slots.Select(slot => new PendingSlot(availableAt, slot)),
        ];
}
