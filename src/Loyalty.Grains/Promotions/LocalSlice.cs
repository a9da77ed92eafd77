using Loyalty.Contracts.Promotions;
using NodaTime;

namespace Loyalty.Grains.Promotions;

/// <summary>
/// What this silo may still spend of one promotion's budget. Points are taken before an award is stored; they are spent when it is,
/// and put back where it surely is not. A lock that is held for a few additions, never across an await: waiters, what is under way and
/// what is left must change together.
/// </summary>
internal sealed class LocalSlice(string promotion)
{
    /// <summary>How often it is asked whether other silos gave something back.</summary>
    public static readonly Duration Interval = Duration.FromSeconds(1);

    private readonly Lock gate = new();
    private long? budget;
    private long? learned;
    private long catalogue;
    private long rest;
    private long underWay;
    private long returning;
    private long granted;
    private long lastGrant;
    private long number;
    private long awaited;
    private long leftElsewhere;
    private bool hasEnded;
    private Instant looksAgainAt;
    private bool isVoid;
    private TaskCompletionSource? asked;
    private TaskCompletionSource? changed;

    public string Promotion => promotion;

    /// <summary>Takes points for an award that was decided by a budget; false where so many are not here.</summary>
    /// <param name="points">The points, at least 1.</param>
    /// <param name="ofBudget">The budget as the award's catalogue says it.</param>
    /// <param name="asksForMore">Whether the caller is to ask for more, as it runs low.</param>
    public bool TryTake(long points, long ofBudget, out bool asksForMore)
    {
        lock (gate)
        {
            asksForMore = false;
            if (budget != ofBudget || rest < points)
            {
                return false;
            }

            rest -= points;
            underWay += points;
            if (rest < lastGrant / 2 && !hasEnded && asked is null)
            {
                asksForMore = true;
                asked = New();
            }

            return true;
        }
    }

    /// <summary>The award is stored.</summary>
    public void Spend(long points) => Settle(points, isSpent: true);

    /// <summary>The award is surely not stored.</summary>
    public void PutBack(long points) => Settle(points, isSpent: false);

    /// <summary>
    /// An award that was in doubt, and spent so far, is surely not stored. The budget may have changed meanwhile: it is asked for again.
    /// </summary>
    public void Restore(long points)
    {
        lock (gate)
        {
            rest += isVoid ? 0 : points;
            budget = null;
        }
    }

    /// <summary>Whether nothing is left here and nothing will come, so that an award need not ask.</summary>
    public bool IsExhausted(long ofBudget, Instant now)
    {
        lock (gate)
        {
            return budget == ofBudget && HasEnded(now) && rest == 0 && underWay == 0;
        }
    }

    /// <summary>What an award may be promised now: what is here and, as far as is known, elsewhere; null where nothing is known yet.</summary>
    public long? Promised(long ofBudget)
    {
        lock (gate)
        {
            return (budget ?? learned) == ofBudget ? rest + leftElsewhere : null;
        }
    }

    /// <summary>Takes in what is left elsewhere, before the first slice.</summary>
    public void Learn(Slice slice)
    {
        lock (gate)
        {
            (learned, leftElsewhere) = (slice.Budget, slice.Left);
        }
    }

    /// <summary>What an award that wants points is to do.</summary>
    public Advice Want(long points, long ofBudget, long ofCatalogue, Instant now)
    {
        lock (gate)
        {
            if (budget == ofBudget && rest >= points)
            {
                return Advice.TryAgain;
            }

            if (isVoid || (budget != ofBudget && ofCatalogue < catalogue))
            {
                return Advice.Limit(0); // the catalogue has moved on: nothing that is decided now is stored
            }

            var isTheEnd = budget == ofBudget && HasEnded(now);
            if ((isTheEnd || budget != ofBudget) && underWay > 0)
            {
                return Advice.Await(changed ??= New()); // what is under way may come back
            }

            if (isTheEnd)
            {
                return Advice.Limit(rest);
            }

            awaited += points;
            if (asked is not null)
            {
                return Advice.Await(asked);
            }

            return Advice.Ask(asked = New());
        }
    }

    /// <summary>The wish to send. Where the budget has changed, all that is here is given back with it.</summary>
    public SliceWish Wish(string holder, long? ofBudget)
    {
        lock (gate)
        {
            if (ofBudget is { } now && budget != now && underWay == 0)
            {
                (budget, returning, rest) = (null, returning + rest, 0);
            }

            var wanted = awaited;
            awaited = 0;
            return new SliceWish { Holder = holder, Number = number + 1, Wanted = wanted, GivenBack = returning };
        }
    }

    /// <summary>
    /// Takes the answer to a wish. One that brought points does not say that it is the end, even where it brought the last: only
    /// who would go away empty has the promotion's grain look what the dead have left.
    /// </summary>
    public void Receive(Slice slice, Instant now)
    {
        TaskCompletionSource? answered;
        lock (gate)
        {
            var isGranted = slice.Number == number + 1;
            isVoid |= !slice.IsListed;
            if (isVoid)
            {
                (budget, rest) = (null, 0);
            }
            else if (isGranted)
            {
                (number, lastGrant, returning) = (slice.Number, slice.Points, returning - slice.GivenBack);
                granted += slice.Points - slice.GivenBack;
            }
            else
            {
                slice = slice with { Points = 0 };
            }

            if (rest == 0 && underWay == 0 && !isVoid)
            {
                (budget, catalogue) = (slice.Budget, slice.Catalogue);
            }

            rest += slice.Points;
            leftElsewhere = slice.Left;
            (hasEnded, looksAgainAt) = (slice.Left == 0 && !isGranted, slice.IsHeldElsewhere ? now + Interval : Instant.MaxValue);
            (answered, asked) = (asked, null);
        }

        answered?.TrySetResult();
    }

    /// <summary>A wish was not answered: those who wait are told, and the next one sends it again.</summary>
    public void Fail(Exception failure)
    {
        TaskCompletionSource? answered;
        lock (gate)
        {
            (answered, asked) = (asked, null);
        }

        answered?.TrySetException(failure);
        _ = answered?.Task.Exception; // nobody may be waiting
    }

    /// <summary>All that was ever spent; null where that is not known for sure.</summary>
    public long? Spent
    {
        get
        {
            lock (gate)
            {
                return underWay == 0 && !isVoid ? granted - returning - rest : null;
            }
        }
    }

    private bool HasEnded(Instant now) => hasEnded && now < looksAgainAt;

    private void Settle(long points, bool isSpent)
    {
        TaskCompletionSource? told = null;
        lock (gate)
        {
            underWay -= points;
            rest += isSpent ? 0 : points;
            if (!isSpent || underWay == 0)
            {
                (told, changed) = (changed, null);
            }
        }

        told?.TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
