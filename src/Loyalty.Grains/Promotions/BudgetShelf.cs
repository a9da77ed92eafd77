using System.Collections.Concurrent;
using System.Collections.Immutable;
using Loyalty.Contracts.Promotions;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Pricing;
using Loyalty.Domain.Promotions;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Members;
using Loyalty.Journal;

namespace Loyalty.Grains.Promotions;

/// <summary>
/// The slices of budgets that this silo may spend. An award takes what it gives before it is stored, so that no more is ever stored
/// than was handed out; it waits for the promotion's grain only where too little is here and more may be there.
/// </summary>
internal sealed class BudgetShelf(IGrainFactory grains, IJournal journal, CatalogueShelf shelf, HolderRoll roll, ILivingHolders living)
{
    private readonly ConcurrentDictionary<string, BudgetBook> books = new(StringComparer.Ordinal);

    /// <summary>What a purchase is decided with; null where the program has no budgets.</summary>
    public Budgets? Of(Catalogue catalogue) => catalogue.HasBudgets ? Book(catalogue.Program.Id).Offer(catalogue, shelf.EngineNow) : null;

    /// <summary>Decides a purchase and takes what it gives; <c>Follow</c> has to hear what became of it.</summary>
    /// <param name="member">The key of the member's grain.</param>
    /// <param name="account">The account.</param>
    /// <param name="purchase">The command.</param>
    /// <param name="context">With the budgets of <see cref="Of"/>.</param>
    /// <param name="cancellation">Stops the wait for a slice.</param>
    public async ValueTask<Decision> Decide(
        string member, Account? account, AccountCommand.Purchase purchase, DecisionContext context, CancellationToken cancellation)
    {
        while (true)
        {
            var book = Book(context.Catalogue.Program.Id);
            var decision = account.Decide(purchase, context);
            if (AwardIn(decision) is not { } award)
            {
                return decision;
            }

            var limits = context.Budgets! with { Holder = book.Holder };
            if (!book.IsListed(context.Catalogue))
            {
                await List(book, cancellation);
                limits = Nothing(limits, context.Catalogue); // the catalogue has moved on: this is not stored, but decided again
            }
            else if (award.Holder == book.Holder)
            {
                if (book.TryTake(award.Facts.Budgeted!.Value, context.Catalogue, slice => _ = Ask(book, slice, null), out var isShort))
                {
                    book.Doubts.Begin(Streams.OfMember(member), award.OrderId);
                    return decision;
                }

                limits = limits.With(isShort!.Promotion, await Available(book, isShort, context.Catalogue, cancellation));
            }

            context = context with { Budgets = limits };
        }
    }

    /// <summary>Puts back what an append did not store.</summary>
    /// <param name="granted">What <see cref="Decide"/> gave, or any other decision.</param>
    /// <param name="isWhole">Whether all of it is in the append.</param>
    /// <param name="member">The key of the member's grain.</param>
    /// <param name="version">The stream's version once all of it is stored.</param>
    /// <param name="append">The append.</param>
    public ValueTask<AppendOutcome> Follow(
        Decision.Granted granted, bool isWhole, string member, long version, ValueTask<AppendOutcome> append) =>
        AwardIn(granted) is { } award ? Follow(award, isWhole, member, version, append) : append;

    /// <summary>What promotions may give as far as is known here: for a quote, which takes nothing.</summary>
    public async ValueTask<Budgets?> Promised(Catalogue catalogue, CancellationToken cancellation)
    {
        var budgets = Of(catalogue);
        foreach (var promotion in budgets is null ? [] : catalogue.Promotions)
        {
            if (promotion is { Active: true, Budget: { } budget })
            {
                var slice = Book(catalogue.Program.Id).Slice(promotion.Id);
                if (slice.Promised(budget) is null)
                {
                    var grain = grains.GetGrain<IPromotionGrain>($"{catalogue.Program.Id}/{promotion.Id}");
                    slice.Learn(await grain.Left(cancellation));
                }

                budgets = budgets!.With(promotion.Id, slice.Promised(budget) ?? 0);
            }
        }

        return budgets;
    }

    /// <summary>Gives back all that is left. To be called when no grain runs any more; afterwards nothing can be spent.</summary>
    public async Task Close(CancellationToken cancellation)
    {
        foreach (var book in books.Values.Where(book => book.WasListed))
        {
            while (await roll.Revoke(book.Program, book.Holder, cancellation) is { } catalogue && book.Doubts.IsExact)
            {
                var settled = await Task.WhenAll(book.Slices.Select(slice => Settle(book, slice, catalogue, cancellation).AsTask()));
                if (settled.All(static isSettled => isSettled))
                {
                    break;
                }
            }
        }
    }

    private static AccountEvent.Purchased? AwardIn(Decision decision) =>
        decision is Decision.Granted granted && granted.Events[^1] is AccountEvent.Purchased { Holder: not null } award ? award : null;

    private BudgetBook Book(string program) => books.GetOrAdd(program, static (id, own) => New(id, own, 0), living.Own);

    private static BudgetBook New(string program, string incarnation, int revocations) =>
        new(program, Holder.Name(incarnation, revocations), revocations);

    private static Budgets Nothing(Budgets budgets, Catalogue catalogue) => catalogue.Promotions
        .Where(static promotion => promotion.Budget is not null)
        .Aggregate(budgets, static (known, promotion) => known.With(promotion.Id, 0));

    /// <summary>Has the holder listed. One that was, and is not any more, was held to be dead: it goes on under another name.</summary>
    private async ValueTask List(BudgetBook book, CancellationToken cancellation)
    {
        while (await roll.List(book, cancellation) is { } catalogue && !book.IsListed(catalogue))
        {
            books.TryUpdate(book.Program, New(book.Program, living.Own, book.Revocations + 1), book);
            book = Book(book.Program);
        }
    }

    /// <summary>How much of a promotion an award may be given that found too little of it; any number: it may try again.</summary>
    private async ValueTask<long> Available(BudgetBook book, Allowance wanted, Catalogue catalogue, CancellationToken cancellation)
    {
        var slice = book.Slice(wanted.Promotion);
        var budget = catalogue.PromotionOf(wanted.Promotion)!.Budget!.Value;
        while (true)
        {
            var advice = slice.Want(wanted.Points, budget, catalogue.Version, shelf.EngineNow);
            if (advice.Points is { } points)
            {
                if (points >= wanted.Points || !await Clear(book, cancellation))
                {
                    return points;
                }

                continue;
            }

            if (advice.IsToAsk)
            {
                _ = Ask(book, slice, budget);
            }

            await End(advice.Until!).WaitAsync(cancellation);
        }
    }

    /// <summary>A task that ends where the grain runs: the news itself would be told to a wait with a token on the thread pool.</summary>
    private static async Task End(Task news) => await news;

    /// <summary>Looks up what is in doubt; whether anything came back.</summary>
    private async ValueTask<bool> Clear(BudgetBook book, CancellationToken cancellation)
    {
        var lost = book.Doubts.IsEmpty ? [] : await book.Doubts.LookUp(journal, shelf.EngineNow, cancellation);
        foreach (var doubt in lost)
        {
            book.Restore(doubt.Given);
        }

        return !lost.IsEmpty;
    }

    /// <summary>Asks for a slice; nobody waits for it here, and who waits for what it brings hears of its end.</summary>
    private async Task Ask(BudgetBook book, LocalSlice slice, long? budget)
    {
        try
        {
            var grain = grains.GetGrain<IPromotionGrain>($"{book.Program}/{slice.Promotion}");
            slice.Receive(await grain.Ask(slice.Wish(book.Holder, budget)), shelf.EngineNow);
        }
        catch (Exception failure)
        {
            slice.Fail(failure);
        }
    }

    private async ValueTask<AppendOutcome> Follow(
        AccountEvent.Purchased award, bool isWhole, string member, long version, ValueTask<AppendOutcome> append)
    {
        var stream = Streams.OfMember(member);
        var (book, given) = (Book(MemberKey.Split(member).Program), award.Facts.Budgeted!.Value);
        book = book.Holder == award.Holder ? book : null; // revoked meanwhile: its slices are nobody's here any more
        try
        {
            var outcome = await append;
            var isStored = outcome.Status == AppendStatus.Appended && isWhole;
            Settle(book, stream, award, isStored);
            return outcome;
        }
        catch (Exception failure)
        {
            var isSurelyNot = failure is JournalOverloadedException or ArgumentException || !isWhole;
            if (!isSurelyNot)
            {
                book?.Doubts.Add(new Doubt(stream, version, award, given));
                book?.Spend(given);
            }
            else
            {
                book?.PutBack(given);
            }

            book?.Doubts.End(stream, award.OrderId, isStored: false);
            throw;
        }
    }

    private static void Settle(BudgetBook? book, string stream, AccountEvent.Purchased award, bool isStored)
    {
        if (book is null)
        {
            return;
        }

        if (isStored)
        {
            book.Spend(award.Facts.Budgeted!.Value);
        }
        else
        {
            book.PutBack(award.Facts.Budgeted!.Value);
        }

        Restore(book, book.Doubts.End(stream, award.OrderId, isStored));
    }

    private static void Restore(BudgetBook book, ImmutableArray<Doubt> lost)
    {
        foreach (var doubt in lost)
        {
            book.Restore(doubt.Given);
        }
    }

    private async ValueTask<bool> Settle(BudgetBook book, LocalSlice slice, Catalogue catalogue, CancellationToken cancellation)
    {
        var stream = new PromotionStream(journal, $"{book.Program}/{slice.Promotion}");
        await stream.EnsureLoaded(cancellation);
        return slice.Spent is not { } spent
            || !stream.Budget.Out.ContainsKey(book.Holder)
            || await stream.Append([new PromotionEvent.HolderSettled(book.Holder, spent)], catalogue);
    }
}
