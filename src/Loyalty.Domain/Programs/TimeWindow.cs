using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Programs;

/// <summary>A time in a program's zone: once, weekly, or each of some weekdays of a season.</summary>
/// <param name="From">Its first local time; null: from ever.</param>
/// <param name="Until">The first local time after it; null: for ever.</param>
/// <param name="Weekly">Its days of the week; empty: every day.</param>
public readonly record struct TimeWindow(LocalDateTime? From, LocalDateTime? Until, ImmutableArray<IsoDayOfWeek> Weekly)
{
    /// <summary>Whether an instant lies in it.</summary>
    public bool IsOpen(Instant at, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return (From is not { } from || zone.AtLeniently(from).ToInstant() <= at)
            && (Until is not { } until || at < zone.AtLeniently(until).ToInstant())
            && (Weekly.IsDefaultOrEmpty || Weekly.Contains(at.InZone(zone).DayOfWeek));
    }
}
