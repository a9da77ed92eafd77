using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>Points that expire together.</summary>
/// <param name="ExpiresAt">The instant at which they are gone; <see cref="Instant.MaxValue"/>: never.</param>
/// <param name="Points">At least 1.</param>
public readonly record struct Lot(Instant ExpiresAt, long Points);

/// <summary>Earned points that become spendable later.</summary>
/// <param name="AvailableAt">The instant from which they can be spent.</param>
/// <param name="ExpiresAt">The instant at which they are gone; <see cref="Instant.MaxValue"/>: never.</param>
/// <param name="Points">At least 1.</param>
public readonly record struct PendingLot(Instant AvailableAt, Instant ExpiresAt, long Points);

/// <summary>
/// Lots in the order in which they are spent: oldest expiry first. Points with the same expiry are one lot, so nothing visible
/// can depend on how they came together.
/// </summary>
internal static class Lots
{
    public static long Total(this ImmutableArray<Lot> lots)
    {
        var total = 0L;
        foreach (var lot in lots)
        {
            total += lot.Points;
        }

        return total;
    }

    public static long Total(this ImmutableArray<PendingLot> lots)
    {
        var total = 0L;
        foreach (var lot in lots)
        {
            total += lot.Points;
        }

        return total;
    }

    /// <summary>Points of the lots that are still there after an instant.</summary>
    public static long TotalAfter(this ImmutableArray<Lot> lots, Instant instant)
    {
        var total = 0L;
        foreach (var lot in lots)
        {
            total += lot.ExpiresAt > instant ? lot.Points : 0;
        }

        return total;
    }

    /// <summary>Adds points to the lot of an expiry; 0 points change nothing.</summary>
    public static ImmutableArray<Lot> Add(this ImmutableArray<Lot> lots, Instant expiresAt, long points)
    {
        if (points == 0)
        {
            return lots;
        }

        var place = 0;
        while (place < lots.Length && lots[place].ExpiresAt < expiresAt)
        {
            place++;
        }

        return place < lots.Length && lots[place].ExpiresAt == expiresAt
            ? lots.SetItem(place, new Lot(expiresAt, lots[place].Points + points))
            : lots.Insert(place, new Lot(expiresAt, points));
    }

    /// <summary>Points in the lot of an expiry, 0 where there is none.</summary>
    public static long At(this ImmutableArray<Lot> lots, Instant expiresAt)
    {
        foreach (var lot in lots)
        {
            if (lot.ExpiresAt == expiresAt)
            {
                return lot.Points;
            }
        }

        return 0;
    }

    /// <summary>What taking at most so many points, oldest expiry first, takes from each lot.</summary>
    public static ImmutableArray<Lot> Draw(this ImmutableArray<Lot> lots, long points)
    {
        var draws = ImmutableArray.CreateBuilder<Lot>();
        foreach (var lot in lots)
        {
            if (points == 0)
            {
                break;
            }

            var taken = Math.Min(points, lot.Points);
            draws.Add(lot with { Points = taken });
            points -= taken;
        }

        return draws.ToImmutable();
    }

    /// <summary>The lots without what was drawn from them. A draw that a lot does not cover is a bug.</summary>
    public static ImmutableArray<Lot> Without(this ImmutableArray<Lot> lots, ImmutableArray<Lot> draws)
    {
        foreach (var draw in draws)
        {
            lots = lots.Take(draw);
        }

        return lots;
    }

    /// <summary>The pending lots and one more, in the order in which they become available; 0 points change nothing.</summary>
    public static ImmutableArray<PendingLot> With(this ImmutableArray<PendingLot> lots, PendingLot added)
    {
        if (added.Points == 0)
        {
            return lots;
        }

        var place = 0;
        while (place < lots.Length && Compare(lots[place], added) < 0)
        {
            place++;
        }

        return place < lots.Length && Compare(lots[place], added) == 0
            ? lots.SetItem(place, added with { Points = lots[place].Points + added.Points })
            : lots.Insert(place, added);
    }

    /// <summary>Points in the pending lot with these instants, 0 where there is none.</summary>
    public static long At(this ImmutableArray<PendingLot> lots, Instant availableAt, Instant expiresAt)
    {
        foreach (var lot in lots)
        {
            if (lot.AvailableAt == availableAt && lot.ExpiresAt == expiresAt)
            {
                return lot.Points;
            }
        }

        return 0;
    }

    /// <summary>The pending lots without what was taken from one of them.</summary>
    public static ImmutableArray<PendingLot> Take(this ImmutableArray<PendingLot> lots, PendingLot taken)
    {
        for (var place = 0; taken.Points > 0 && place < lots.Length; place++)
        {
            if (Compare(lots[place], taken) == 0 && lots[place].Points >= taken.Points)
            {
                var left = lots[place].Points - taken.Points;
                return left == 0 ? lots.RemoveAt(place) : lots.SetItem(place, taken with { Points = left });
            }
        }

        return taken.Points == 0 ? lots : throw new InvalidOperationException($"No pending lot covers {taken}.");
    }

    private static ImmutableArray<Lot> Take(this ImmutableArray<Lot> lots, Lot taken)
    {
        for (var place = 0; place < lots.Length; place++)
        {
            if (lots[place].ExpiresAt == taken.ExpiresAt && lots[place].Points >= taken.Points)
            {
                var left = lots[place].Points - taken.Points;
                return left == 0 ? lots.RemoveAt(place) : lots.SetItem(place, taken with { Points = left });
            }
        }

        throw new InvalidOperationException($"No lot covers {taken}.");
    }

    private static int Compare(PendingLot one, PendingLot other)
    {
        var byAvailability = one.AvailableAt.CompareTo(other.AvailableAt);
        return byAvailability != 0 ? byAvailability : one.ExpiresAt.CompareTo(other.ExpiresAt);
    }
}
