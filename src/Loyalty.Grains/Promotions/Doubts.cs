using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Pricing;
using Loyalty.Grains.Members;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using NodaTime;

namespace Loyalty.Grains.Promotions;

/// <summary>
/// Awards of which nobody knows yet whether they are stored. They count as spent; whoever finds too little left looks them up.
/// </summary>
internal sealed class Doubts
{
    private const int Most = 1_000;
    private static readonly Duration Interval = Duration.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly List<Doubt> all = [];
    private readonly HashSet<(string Stream, string OrderId)> sentAgain = [];
    private bool hasForgotten;
    private Instant looksAgainAt = Instant.MinValue;

    public bool IsEmpty
    {
        get
        {
            lock (gate)
            {
                return all.Count == 0;
            }
        }
    }

    /// <summary>Whether it is known of every award what became of it.</summary>
    public bool IsExact
    {
        get
        {
            lock (gate)
            {
                return all.Count == 0 && !hasForgotten;
            }
        }
    }

    /// <summary>Remembers one. Of too many the oldest is forgotten: it counts as spent until this silo is no more.</summary>
    public void Add(Doubt doubt)
    {
        lock (gate)
        {
            if (all.Count == Most)
            {
                hasForgotten = true;
                all.RemoveAt(0);
            }

            all.Add(doubt);
        }
    }

    /// <summary>An order is about to be stored again: until that is over nobody can tell the one in doubt from it.</summary>
    public void Begin(string stream, string orderId)
    {
        lock (gate)
        {
            if (all.Exists(doubt => doubt.Stream == stream && doubt.Award.OrderId == orderId))
            {
                sentAgain.Add((stream, orderId));
            }
        }
    }

    /// <summary>
    /// That is over. Of several awards under one command one alone is stored: where it is this one, gives those that are not.
    /// </summary>
    public ImmutableArray<Doubt> End(string stream, string orderId, bool isStored)
    {
        lock (gate)
        {
            sentAgain.Remove((stream, orderId));
            return isStored && all.Count > 0 ? Take(stream, orderId) : [];
        }
    }

    /// <summary>Looks all of them up, once a second; gives those that surely are not stored, and never will be.</summary>
    public async ValueTask<ImmutableArray<Doubt>> LookUp(IJournal journal, Instant now, CancellationToken cancellation)
    {
        ImmutableArray<Doubt> looked;
        lock (gate)
        {
            if (now < looksAgainAt)
            {
                return [];
            }

            (looked, looksAgainAt) = ([.. all], now + Interval);
        }

        var lost = ImmutableArray.CreateBuilder<Doubt>();
        foreach (var doubt in looked)
        {
            if (await IsStored(doubt, journal, cancellation) is not { } isStored)
            {
                continue;
            }

            lock (gate)
            {
                if (!sentAgain.Contains((doubt.Stream, doubt.Award.OrderId)) && all.Remove(doubt))
                {
                    lost.AddRange(isStored ? Take(doubt.Stream, doubt.Award.OrderId) : [doubt]);
                }
            }
        }

        return lost.ToImmutable();
    }

    /// <summary>Null where nobody can know yet: the place in the stream that it would have is still free.</summary>
    private static async ValueTask<bool?> IsStored(Doubt doubt, IJournal journal, CancellationToken cancellation)
    {
        if (await journal.Version(doubt.Stream, cancellation) < doubt.Version)
        {
            return null;
        }

        var stored = await journal.Find(doubt.Stream, CommandIds.Purchase(doubt.Award.OrderId), cancellation);
        return stored?.Version == doubt.Version && stored.Body.Span.SequenceEqual(AccountCodec.Write(doubt.Award).Span);
    }

    private ImmutableArray<Doubt> Take(string stream, string orderId)
    {
        var taken = all.Where(doubt => doubt.Stream == stream && doubt.Award.OrderId == orderId).ToImmutableArray();
        all.RemoveAll(taken.Contains);
        return taken;
    }
}

/// <summary>An award that may be stored or not.</summary>
/// <param name="Stream">The member's stream.</param>
/// <param name="Version">The version that it has, if it is stored.</param>
/// <param name="Award">The award.</param>
/// <param name="Given">What it took.</param>
internal sealed record Doubt(string Stream, long Version, AccountEvent.Purchased Award, ImmutableArray<Allowance> Given);
