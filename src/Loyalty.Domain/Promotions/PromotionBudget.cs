using System.Collections.Immutable;
using System.Diagnostics;

namespace Loyalty.Domain.Promotions;

/// <summary>
/// What is handed out of a promotion's budget. Nothing is handed out that is not there: what was spent for sure and what holders
/// may still spend is never more than the budget, unless the budget was lowered below it.
/// </summary>
public sealed record PromotionBudget
{
    /// <summary>A quarter of what is left goes to whoever asks: few questions at first, and little left with each holder at the end.</summary>
    private const long PartOfTheRest = 4;

    /// <summary>Nothing was handed out yet.</summary>
    public static readonly PromotionBudget Untouched = new();

    /// <summary>Points that holders who spend no more have spent.</summary>
    public long Settled { get; init; }

    /// <summary>Points that were given while there was no budget.</summary>
    public long Free { get; init; }

    /// <summary>The version of the catalogue up to which <see cref="Free"/> is counted; 0: never counted.</summary>
    public long FreeUpTo { get; init; }

    /// <summary>What holders have that may still spend.</summary>
    public ImmutableDictionary<string, HolderSlices> Out { get; init; } = ImmutableDictionary<string, HolderSlices>.Empty;

    /// <summary>Points that are spent, or may be by those who hold them.</summary>
    public long Committed => Settled + Free + Out.Values.Sum(slices => slices.Granted);

    /// <summary>Points of a budget that can be handed out, 0 or more.</summary>
    public long LeftOf(long budget) => Math.Max(0, budget - Committed);

    /// <summary>What a holder has.</summary>
    public HolderSlices Of(string holder) => Out.GetValueOrDefault(holder, HolderSlices.None);

    /// <summary>What a wish leads to; null where nothing changes: it was answered before, or nothing is left.</summary>
    public PromotionEvent.SliceGranted? Grant(long budget, SliceRequest wish)
    {
        var known = Of(wish.Holder);
        if (wish.Number <= known.Number)
        {
            return null;
        }

        var givenBack = Math.Min(wish.GivenBack, known.Granted);
        var left = Math.Max(0, budget - (Committed - givenBack));
        var points = Math.Min(left, Math.Max(wish.Wanted, (left / PartOfTheRest) + (left % PartOfTheRest == 0 ? 0 : 1)));
        return points == 0 && givenBack == 0 ? null : new PromotionEvent.SliceGranted(wish.Holder, wish.Number, points, givenBack);
    }

    /// <summary>The budget after an event.</summary>
    public PromotionBudget Evolve(PromotionEvent happened) => happened switch
    {
        PromotionEvent.SliceGranted slice => this with
        {
            Out = Out.SetItem(slice.Holder, new HolderSlices(Of(slice.Holder).Granted + slice.Points - slice.GivenBack, slice)),
        },
        PromotionEvent.HolderSettled settled => this with { Out = Out.Remove(settled.Holder), Settled = Settled + settled.Spent },
        PromotionEvent.FreeSpendingCounted counted => this with { Free = counted.Points, FreeUpTo = counted.Catalogue },
        _ => throw new UnreachableException($"No evolution for {happened.GetType()}."),
    };
}

/// <summary>What one holder has of a budget.</summary>
/// <param name="Granted">All its slices, less what it gave back.</param>
/// <param name="Last">The last one; null before the first.</param>
public sealed record HolderSlices(long Granted, PromotionEvent.SliceGranted? Last)
{
    /// <summary>Nothing.</summary>
    public static readonly HolderSlices None = new(0, null);

    /// <summary>The number of the last wish that was answered; 0 before the first.</summary>
    public long Number => Last?.Number ?? 0;
}

/// <summary>A holder's wish for a part of a budget.</summary>
/// <param name="Holder">One incarnation of a silo.</param>
/// <param name="Number">1, 2, 3 …; the same again until it is answered.</param>
/// <param name="Wanted">Points that awards wait for, 0 or more.</param>
/// <param name="GivenBack">Points of earlier slices that it surely spends no more, 0 or more.</param>
public sealed record SliceRequest(string Holder, long Number, long Wanted, long GivenBack);
