using Loyalty.Domain.Accounts;
using NodaTime;

namespace Loyalty.Domain.Reports;

/// <summary>
/// All that reports of a program are made of: what the events of its members moved, summed up by moment. Made of the feed and of
/// nothing else, so it can be dropped and made again. Not for use from several threads at once.
/// </summary>
/// <param name="zone">The program's zone, in which issue months are counted.</param>
public sealed class ProgramBooks(DateTimeZone zone)
{
    private readonly Dictionary<string, Known> members = new(StringComparer.Ordinal);
    private readonly Dictionary<(Moment At, Cell Cell, Flow Flow), long> points = [];
    private readonly Dictionary<(Moment At, string? From, string To), long> tierMoves = [];
    private readonly Dictionary<Moment, (Instant First, Instant Last)> edges = [];
    private readonly List<Movement> moved = [];
    private readonly GiftsUnderWay gifts = new();

    /// <summary>The zone in which issue months are counted.</summary>
    public DateTimeZone Zone => zone;

    /// <summary>Members that joined.</summary>
    public int Members => members.Count;

    /// <summary>Points by moment and by what they are counted as.</summary>
    public IEnumerable<(Moment At, Cell Cell, Flow Flow, long Points)> Points =>
        points.Select(sum => (sum.Key.At, sum.Key.Cell, sum.Key.Flow, sum.Value));

    /// <summary>Members that came from one tier to another; from null: they joined.</summary>
    public IEnumerable<(Moment At, string? From, string To, long Members)> TierMoves =>
        tierMoves.Select(sum => (sum.Key.At, sum.Key.From, sum.Key.To, sum.Value));

    /// <summary>For each member the moments in which something was done, in order.</summary>
    public IEnumerable<IReadOnlyList<Moment>> Activity => members.Values.Select(member => member.Active);

    /// <summary>What promotions gave and orders brought.</summary>
    public Settlements Settlements { get; } = new();

    /// <summary>Counts an event.</summary>
    /// <param name="member">Id of the member whose it is.</param>
    /// <param name="happened">The event. Each is to be given once, those of a member in their order.</param>
    /// <param name="award">Of a return: the award of its order; otherwise null.</param>
    public void Follow(string member, AccountEvent happened, AccountEvent.Purchased? award)
    {
        var known = members.GetValueOrDefault(member);
        moved.Clear();
        var after = (known?.Books).Follow(member, happened, zone, gifts, moved);
        members[member] = known ??= new Known();
        Count(known.Books?.Tier, after);
        known.Books = after;
        foreach (var movement in moved)
        {
            var key = (Moment.Of(movement.At), movement.Cell, movement.Flow);
            points[key] = points.GetValueOrDefault(key) + movement.Points;
        }

        if (IsDoing(happened))
        {
            known.WasActive(Moment.Of(happened.At));
        }

        Settlements.Count(happened, award, after.Currency);
        See(happened.At);
    }

    /// <summary>
    /// The first moment of which nothing happened before an instant; null where the instant parts a moment in which something
    /// happened before it and something at or after it.
    /// </summary>
    public Moment? From(Instant instant)
    {
        var moment = Moment.Of(instant);
        if (moment.Start == instant || !edges.TryGetValue(moment, out var edge))
        {
            return moment;
        }

        return edge.First >= instant ? moment : edge.Last < instant ? moment.Next : null;
    }

    private void Count(string? before, MemberBooks after)
    {
        if (before != after.Tier)
        {
            var key = (Moment.Of(after.Seen), before, after.Tier);
            tierMoves[key] = tierMoves.GetValueOrDefault(key) + 1;
        }
    }

    private void See(Instant at)
    {
        var moment = Moment.Of(at);
        edges[moment] = edges.TryGetValue(moment, out var edge) ? (Instant.Min(edge.First, at), Instant.Max(edge.Last, at)) : (at, at);
    }

    private static bool IsDoing(AccountEvent happened) =>
        happened is AccountEvent.Purchased or AccountEvent.ActivityDone or AccountEvent.Redeemed or AccountEvent.PointsHeld
            or AccountEvent.StockAsked or AccountEvent.GiftSent;

    private sealed class Known
    {
        private readonly List<Moment> active = [];

        public MemberBooks? Books { get; set; }

        public IReadOnlyList<Moment> Active => active;

        public void WasActive(Moment moment)
        {
            var place = active.Count == 0 || active[^1] < moment ? active.Count : active.BinarySearch(moment);
            if (place == active.Count || place < 0)
            {
                active.Insert(place < 0 ? ~place : place, moment);
            }
        }
    }
}
