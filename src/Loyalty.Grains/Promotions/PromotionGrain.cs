using System.Collections.Immutable;
using Loyalty.Contracts.Promotions;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Promotions;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Members;
using Loyalty.Journal;

namespace Loyalty.Grains.Promotions;

/// <summary>
/// The budget of one promotion. It hands out slices and calls nobody: what is spent of them is told by the awards, and summed up
/// only when somebody who held some is no more.
/// </summary>
internal sealed class PromotionGrain(IJournal journal, CatalogueShelf shelf, PromotionSpending spending, HolderRoll roll)
    : Grain, IPromotionGrain
{
    private PromotionStream? stream;

    private (string Program, string Promotion) Key => MemberKey.Split(this.GetPrimaryKeyString());

    private PromotionStream Stream => stream ??= new PromotionStream(journal, this.GetPrimaryKeyString());

    public async Task<Slice> Ask(SliceWish wish, CancellationToken cancellation = default)
    {
        var request = new SliceRequest(wish.Holder, wish.Number, wish.Wanted, wish.GivenBack);
        while (true)
        {
            var catalogue = await Look(cancellation);
            var budget = catalogue?.PromotionOf(Key.Promotion)?.Budget;
            if (catalogue is null || budget is not { } points || !catalogue.Holders.Contains(wish.Holder))
            {
                return Answer(wish.Holder, catalogue, budget);
            }

            var happened = await Counted(catalogue, cancellation);
            if (happened is null && Stream.Budget.Grant(points, request) is { } granted)
            {
                if (granted.Points < wish.Wanted && await TakeBack(cancellation))
                {
                    continue;
                }

                happened = granted;
            }

            if (happened is null && wish.Number > Stream.Budget.Of(wish.Holder).Number && await TakeBack(cancellation))
            {
                continue;
            }

            if (happened is null || (await Stream.Append([happened], catalogue) && happened is PromotionEvent.SliceGranted))
            {
                return Answer(wish.Holder, catalogue, points);
            }
        }
    }

    public async Task<Slice> Left(CancellationToken cancellation = default)
    {
        while (true)
        {
            await TakeBack(cancellation);
            var catalogue = await Look(cancellation);
            var budget = catalogue?.PromotionOf(Key.Promotion)?.Budget;
            var counted = catalogue is null || budget is null ? null : await Counted(catalogue, cancellation);
            if (counted is null || await Stream.Append([counted], catalogue!))
            {
                return Answer("", catalogue, budget);
            }
        }
    }

    public async Task Reclaim(CancellationToken cancellation = default) => await TakeBack(cancellation);

    private async ValueTask<Catalogue?> Look(CancellationToken cancellation)
    {
        var catalogue = await shelf.Refresh(Key.Program, cancellation);
        await Stream.EnsureLoaded(cancellation);
        return catalogue;
    }

    /// <summary>What was given while there was no budget counts against it: summed up once for each time without one.</summary>
    private async ValueTask<PromotionEvent?> Counted(Catalogue catalogue, CancellationToken cancellation)
    {
        var isCounted = !catalogue.Unbudgeted.TryGetValue(Key.Promotion, out var version) || version < Stream.Budget.FreeUpTo;
        return isCounted
            ? null
            : new PromotionEvent.FreeSpendingCounted((await Spent(cancellation)).Free(Key.Promotion), catalogue.Version);
    }

    /// <summary>Takes back what those had who are no longer listed; whether there were any.</summary>
    private async ValueTask<bool> TakeBack(CancellationToken cancellation)
    {
        while (await Look(cancellation) is not null && await roll.RevokeDead(Key.Program, cancellation) is { } catalogue)
        {
            var gone = Stream.Budget.Out.Keys.Where(holder => !catalogue.Holders.Contains(holder)).ToImmutableArray();
            if (gone.IsEmpty)
            {
                return false;
            }

            var spent = await Spent(cancellation);
            if (await Stream.Append(
                [.. gone.Select(holder => new PromotionEvent.HolderSettled(holder, spent.From(Key.Promotion, holder)))], catalogue))
            {
                return true;
            }
        }

        return false;
    }

    private ValueTask<ProgramSpending> Spent(CancellationToken cancellation) => spending.Of(Key.Program, cancellation);

    private Slice Answer(string holder, Catalogue? catalogue, long? budget)
    {
        var last = Stream.Budget.Of(holder).Last;
        return new Slice
        {
            IsListed = catalogue?.Holders.Contains(holder) is true,
            Budget = budget,
            Catalogue = catalogue?.Version ?? 0,
            Number = last?.Number ?? 0,
            Points = last?.Points ?? 0,
            GivenBack = last?.GivenBack ?? 0,
            Left = Stream.Budget.LeftOf(budget ?? 0),
            IsHeldElsewhere = Stream.Budget.Out.Keys.Any(other => other != holder),
        };
    }
}
