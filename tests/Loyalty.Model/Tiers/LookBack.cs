using NodaTime;

namespace Loyalty.Model.Tiers;

/// <summary>When something may leave a rolling period that looks back from now.</summary>
internal static class LookBack
{
    /// <summary>
    /// "Now less the period" is calendar arithmetic, so it is not always "then plus the period": after 31 August less
    /// six months come four days with the same answer, and hours are skipped or repeated when summer time changes.
    /// So every instant near by, at which the answer could change, is told; each is then tried.
    /// </summary>
    public static IEnumerable<Instant> Candidates(Calendar calendar, Instant earned, Period period)
    {
        var local = calendar.Local(earned);
        var times = new HashSet<LocalTime> { LocalTime.Midnight, local.TimeOfDay };
        foreach (var after in ChangesOn(calendar, local.Date))
        {
            var before = calendar.Zone.GetZoneInterval(after.Start - Duration.Epsilon);
            var skipped = Period.FromSeconds((after.WallOffset - before.WallOffset).Seconds);
            times.UnionWith([
                after.IsoLocalStart.TimeOfDay, before.IsoLocalEnd.TimeOfDay,
                local.TimeOfDay - skipped, local.TimeOfDay + skipped]);
        }

        for (var days = -1; days <= 4; days++)
        {
            var date = (local + period).Date.PlusDays(days);
            foreach (var change in ChangesOn(calendar, date))
            {
                yield return change.Start;
            }

            foreach (var mapping in times.Select(time => calendar.Zone.MapLocal(date + time)).Where(each => each.Count > 0))
            {
                yield return mapping.First().ToInstant();
                yield return mapping.Last().ToInstant();
            }
        }
    }

    private static IEnumerable<NodaTime.TimeZones.ZoneInterval> ChangesOn(Calendar calendar, LocalDate date)
    {
        var start = calendar.StartOf(date);
        return calendar.Zone.GetZoneIntervals(start, calendar.StartOf(date.PlusDays(1)))
            .Where(interval => interval.HasStart && interval.Start > start);
    }
}
