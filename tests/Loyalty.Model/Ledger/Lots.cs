using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Model.Ledger;

/// <summary>A member's points by expiry. <see cref="Never"/> stands for points without one.</summary>
internal sealed class Lots
{
    public static readonly Instant Never = Instant.MaxValue;

    /// <summary>Spendable points by expiry.</summary>
    public SortedDictionary<Instant, long> Available { get; private set; } = [];

    public SortedDictionary<(Instant AvailableAt, Instant ExpiresAt), long> Pending { get; private set; } = [];

    /// <summary>What has expired of each lot and was not let go by a return yet.</summary>
    public Dictionary<Instant, long> Expired { get; } = [];

    public long Balance => Available.Values.Sum();

    public void Add(Instant expiresAt, long points) => Add(Available, expiresAt, points);

    public void AddPending(Instant availableAt, Instant expiresAt, long points) => Add(Pending, (availableAt, expiresAt), points);

    /// <summary>Takes up to so many points of one lot, and tells how many there were.</summary>
    public long TakeFrom(Instant expiresAt, long points) => Take(Available, expiresAt, points);

    public long TakeFromPending(Instant availableAt, Instant expiresAt, long points) =>
        Take(Pending, (availableAt, expiresAt), points);

    /// <summary>Takes up to so many points, of the lot that expires first before all others.</summary>
    public long TakeOldestFirst(long points)
    {
        var taken = 0L;
        foreach (var expiresAt in Available.Keys.ToList())
        {
            taken += TakeFrom(expiresAt, points - taken);
        }

        return taken;
    }

    /// <summary>Takes so many points, oldest expiry first, and tells of which lots.</summary>
    public List<Lot> Draw(long points)
    {
        var draws = new List<Lot>();
        foreach (var expiresAt in Available.Keys.ToList().TakeWhile(_ => points > 0))
        {
            var taken = TakeFrom(expiresAt, points);
            points -= taken;
            draws.Add(new Lot(expiresAt == Never ? null : expiresAt, taken));
        }

        return draws;
    }

    /// <summary>Moves every expiry before the instant to it.</summary>
    public void MoveExpiriesTo(Instant expiresAt)
    {
        var available = Available;
        var pending = Pending;
        Available = [];
        Pending = [];
        foreach (var lot in available)
        {
            Add(Instant.Max(lot.Key, expiresAt), lot.Value);
        }

        foreach (var lot in pending)
        {
            AddPending(lot.Key.AvailableAt, Instant.Max(lot.Key.ExpiresAt, expiresAt), lot.Value);
        }
    }

    private static void Add<TKey>(SortedDictionary<TKey, long> lots, TKey key, long points)
        where TKey : notnull
    {
        if (points > 0)
        {
            lots[key] = lots.GetValueOrDefault(key) + points;
        }
    }

    private static long Take<TKey>(SortedDictionary<TKey, long> lots, TKey key, long points)
        where TKey : notnull
    {
        var there = lots.GetValueOrDefault(key);
        var taken = Math.Min(there, points);
        lots[key] = there - taken;
        if (there == taken)
        {
            lots.Remove(key);
        }

        return taken;
    }
}
