using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Reports;

/// <summary>
/// What of which month was spent, as spent points may come back: kept by the month of the expiry, until a year after it, so that it
/// stays small whatever a member does.
/// </summary>
internal static class SpentSlots
{
    private static readonly Duration KeptFor = Duration.FromDays(366);

    public static ImmutableArray<Slot> Spend(this ImmutableArray<Slot> spent, IEnumerable<Slot> slots) =>
        slots.Aggregate(spent, (known, slot) => known.Put(slot with { ExpiresAt = Rounded(slot.ExpiresAt) }));

    /// <summary>Takes points of an expiry again, those of the newest month first; what is not known any more comes of a month that is told.</summary>
    public static (ImmutableArray<Slot> Spent, ImmutableArray<Slot> Back) Restore(
        this ImmutableArray<Slot> spent, Instant expiresAt, long points, YearMonth otherwise)
    {
        var rounded = Rounded(expiresAt);
        var back = ImmutableArray.CreateBuilder<Slot>();
        for (var place = spent.Length - 1; place >= 0 && points > 0; place--)
        {
            if (spent[place].ExpiresAt == rounded)
            {
                var (left, taken) = spent.Take(rounded, Math.Min(points, spent[place].Points), spent[place].Issued);
                back.AddRange(taken.Select(slot => slot with { ExpiresAt = expiresAt }));
                points -= taken.Sum(slot => slot.Points);
                spent = left;
            }
        }

        if (points > 0)
        {
            back.Add(new Slot(expiresAt, otherwise, points));
        }

        return (spent, back.ToImmutable());
    }

    public static ImmutableArray<Slot> Known(this ImmutableArray<Slot> spent, Instant now) =>
        !spent.IsEmpty && spent[0].ExpiresAt < now - KeptFor ? spent.RemoveAll(slot => slot.ExpiresAt < now - KeptFor) : spent;

    private static Instant Rounded(Instant expiresAt)
    {
        if (expiresAt == Instant.MaxValue)
        {
            return expiresAt;
        }

        var date = expiresAt.InUtc().Date;
        return new LocalDate(date.Year, date.Month, 1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
    }
}
