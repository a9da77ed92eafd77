using System.Collections.Concurrent;
using System.Collections.Immutable;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Pricing;
using Loyalty.Domain.Promotions;
using NodaTime;

namespace Loyalty.Grains.Promotions;

/// <summary>What this silo holds of the budgets of one program, under one name.</summary>
internal sealed class BudgetBook(string program, string holder, int revocations)
{
    private readonly ConcurrentDictionary<string, LocalSlice> slices = new(StringComparer.Ordinal);
    private readonly Budgets unlimited = Budgets.Unlimited(holder);
    private volatile bool wasListed;

    public string Program => program;

    public string Holder => holder;

    /// <summary>How often this silo lost its slices of the program although it lived.</summary>
    public int Revocations => revocations;

    /// <summary>Whether a catalogue was ever seen to list the holder. Where a later one does not, the holder was revoked.</summary>
    public bool WasListed => wasListed;

    /// <summary>Awards that may be stored or not.</summary>
    public Doubts Doubts { get; } = new();

    public IEnumerable<LocalSlice> Slices => slices.Values;

    public LocalSlice Slice(string promotion) => slices.GetOrAdd(promotion, static id => new LocalSlice(id));

    /// <summary>Whether a catalogue lists the holder. To be asked before anything is taken from a slice.</summary>
    public bool IsListed(Catalogue catalogue)
    {
        var isListed = catalogue.Holders.Contains(holder);
        if (isListed && !wasListed)
        {
            wasListed = true;
        }

        return isListed;
    }

    /// <summary>
    /// What an award is first decided with: promotions of which nothing is left give nothing, any other as much as it likes. It takes
    /// what it gives afterwards.
    /// </summary>
    public Budgets Offer(Catalogue catalogue, Instant now)
    {
        var offer = unlimited;
        if (!Doubts.IsEmpty)
        {
            return offer; // more may come back: who finds too little looks
        }

        foreach (var promotion in catalogue.Promotions)
        {
            if (promotion is { Active: true, Budget: { } budget } && Slice(promotion.Id).IsExhausted(budget, now))
            {
                offer = offer.With(promotion.Id, 0);
            }
        }

        return offer;
    }

    /// <summary>Takes all that an award gives from budgets, or nothing; tells what was short.</summary>
    public bool TryTake(ImmutableArray<Allowance> given, Catalogue catalogue, Action<LocalSlice> askForMore, out Allowance? isShort)
    {
        for (var place = 0; place < given.Length; place++)
        {
            isShort = given[place];
            if (isShort.Points == 0)
            {
                continue;
            }

            var slice = Slice(isShort.Promotion);
            if (!slice.TryTake(isShort.Points, catalogue.PromotionOf(isShort.Promotion)!.Budget!.Value, out var asksForMore))
            {
                PutBack(given[..place]);
                return false;
            }

            if (asksForMore)
            {
                askForMore(slice);
            }
        }

        isShort = null;
        return true;
    }

    /// <summary>The award is stored.</summary>
    public void Spend(ImmutableArray<Allowance> given) => Each(given, static (slice, points) => slice.Spend(points));

    /// <summary>The award is surely not stored.</summary>
    public void PutBack(ImmutableArray<Allowance> given) => Each(given, static (slice, points) => slice.PutBack(points));

    /// <summary>The award was in doubt, and is surely not stored.</summary>
    public void Restore(ImmutableArray<Allowance> given) => Each(given, static (slice, points) => slice.Restore(points));

    private void Each(ImmutableArray<Allowance> given, Action<LocalSlice, long> change)
    {
        foreach (var allowance in given)
        {
            if (allowance.Points > 0)
            {
                change(Slice(allowance.Promotion), allowance.Points);
            }
        }
    }
}
