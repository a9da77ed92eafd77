namespace Loyalty.Domain.Promotions;

/// <summary>Something that happened to the budget of a promotion. What awards spend of it is told by the awards themselves.</summary>
public abstract record PromotionEvent
{
    private PromotionEvent()
    {
    }

    /// <summary>A holder was given a part of the budget to spend by itself.</summary>
    /// <param name="Holder">One incarnation of a silo.</param>
    /// <param name="Number">The holder's number of the wish, which it repeats until it has the answer.</param>
    /// <param name="Points">Points that it may spend, 0 or more.</param>
    /// <param name="GivenBack">Points of earlier slices that it spends no more, 0 or more.</param>
    public sealed record SliceGranted(string Holder, long Number, long Points, long GivenBack) : PromotionEvent;

    /// <summary>A holder spends no more: what it did not spend is in the budget again.</summary>
    /// <param name="Holder">One incarnation of a silo.</param>
    /// <param name="Spent">All that it ever spent, 0 or more.</param>
    public sealed record HolderSettled(string Holder, long Spent) : PromotionEvent;

    /// <summary>What the promotion gave while it had no budget was summed up: it counts against the budget that it has now.</summary>
    /// <param name="Points">All that it ever gave without a budget, 0 or more.</param>
    /// <param name="Catalogue">The version of the catalogue up to which it is counted.</param>
    public sealed record FreeSpendingCounted(long Points, long Catalogue) : PromotionEvent;
}
