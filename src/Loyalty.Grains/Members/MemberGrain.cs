using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Privacy;
using Loyalty.Grains.Promotions;
using Loyalty.Journal;
using Microsoft.Extensions.Logging;

namespace Loyalty.Grains.Members;

/// <summary>
/// One member: a shell around the account. A command is decided on the state in memory, appended on condition that the stream is
/// still at its version and the catalogue at the one that priced it, and only then is it true. See <see cref="AccountStream"/>.
/// </summary>
internal sealed partial class MemberGrain(
    IJournal journal,
    CatalogueShelf shelf,
    BudgetShelf budgets,
    ISeedSource seeds,
    IMemoryTerm term,
    EffectDelivery delivery,
    People people,
    ILogger<MemberGrain> logger) : Grain, IMemberGrain
{
    private AccountStream? stream;
    private Watchers? watchers;
    private long told;

    /// <summary>Reads the account, so that the first call finds it.</summary>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var program = MemberKey.Split(key).Program;
        stream = new AccountStream(journal, shelf, budgets, seeds, term, shelf.Known(program)?.Program.Id ?? program, key);
        await stream.EnsureCurrent(cancellationToken);
        told = stream.Version;
    }

    public async Task<Answer<MemberView>> Enrol(EnrolRequest request, CancellationToken cancellation = default)
    {
        var (command, refusal) = RequestReading.Enrol(request, Stream.Member);
        if (refusal is not null)
        {
            return refusal.As<MemberView>();
        }

        var began = term.Current;
        command = command! with { Referral = await Brought(request.ReferralCode, cancellation) };

        // First the ledger, then the person: of one that is refused nothing is kept. Both are stored before this answers; where it
        // ends between them, the same call again finds the first and stores the second.
        var answer = await Execute(CommandIds.Enrol(Stream.Member), command!, cancellation, began);
        var reused = answer.Value is null ? null : await people.Record(Stream.Program, request, cancellation);
        return reused?.As<MemberView>() ?? answer.Map(Enrolled);
    }

    public async Task<Answer<MemberView>> Get(CancellationToken cancellation = default)
    {
        var (catalogue, refusal) = await UpToNow(cancellation);
        return refusal?.As<MemberView>() ?? Answers.Of(Stream.View(catalogue!));
    }

    public Task<Answer<Receipt>> Purchase(PurchaseRequest request, CancellationToken cancellation = default)
    {
        var (command, refusal) = RequestReading.Purchase(request);
        return refusal is null && request.Vouchers is { Length: > 0 } codes
            ? Purchase(command!, codes, cancellation)
            : Receipt(CommandIds.Purchase(request.OrderId), command, refusal, cancellation);
    }

    private async Task<Answer<Receipt>> Purchase(AccountCommand.Purchase command, string[] codes, CancellationToken cancellation)
    {
        var began = term.Current;
        var paid = command with { Vouchers = await Payments(codes, command.OrderId, cancellation) };
        return await Receipt(CommandIds.Purchase(command.OrderId), paid, null, cancellation, began);
    }

    public Task<Answer<Receipt>> Return(ReturnRequest request, CancellationToken cancellation = default)
    {
        var (command, refusal) = RequestReading.Return(request);
        return Receipt(CommandIds.Return(request.ReturnId), command, refusal, cancellation);
    }

    public Task<Answer<Receipt>> Act(ActivityRequest request, CancellationToken cancellation = default)
    {
        var (command, refusal) = RequestReading.Act(request);
        return Receipt(CommandIds.Activity(request.ActivityId), command, refusal, cancellation);
    }

    public async Task<Answer<Receipt>> Quote(QuoteRequest request, CancellationToken cancellation = default)
    {
        var began = term.Current;
        var (command, refusal) = RequestReading.Quote(request);
        var catalogue = await shelf.Refresh(Stream.Program, cancellation);
        await Stream.EnsureCurrent(cancellation);
        Stream.EnsureHeld(began);
        if ((refusal ?? Missing(catalogue)) is { } reason)
        {
            return reason.As<Receipt>();
        }

        var context = new DecisionContext(catalogue!, shelf.Now(catalogue!)) { Budgets = await budgets.Promised(catalogue!, cancellation) };
        return Quotes.Quote(Stream.Account, Stream.Member, Stream.Version, command!, request.At, context);
    }

    public async Task<Answer<LedgerPage>> Ledger(long after, int limit, CancellationToken cancellation = default)
    {
        var (_, refusal) = await UpToNow(cancellation);
        return refusal?.As<LedgerPage>() ?? Answers.Of(await Stream.Ledger(Math.Max(0, after), Math.Clamp(limit, 1, 1_000), cancellation));
    }

    public async Task<bool> CatchUp(CancellationToken cancellation = default)
    {
        if (await shelf.Get(Stream.Program, cancellation) is null)
        {
            return false;
        }

        await Stream.CatchUp(isWoken: true, cancellation);
        Tell();
        await SendEffects();
        return underWay is { Count: > 0 } || (Stream.Account is { Dealings.Outbox.Waiting.IsEmpty: false } ? throw EffectsRest() : false);
    }

    public async Task<Answer<MemberView>> Watch(IMemberWatcher watcher)
    {
        var member = await Get();
        if (member.Value is not null)
        {
            (watchers ??= new Watchers()).Add(watcher, shelf.EngineNow);
        }

        return member;
    }

    public Task Unwatch(IMemberWatcher watcher)
    {
        watchers?.Remove(watcher);
        return Task.CompletedTask;
    }

    private AccountStream Stream => stream ?? throw new InvalidOperationException("The member was called before it was activated.");

    private async Task<Answer<Receipt>> Receipt(
        string commandId, AccountCommand? command, Refusal? refusal, CancellationToken cancellation, long? began = null) =>
        refusal is not null ? refusal.As<Receipt>() : Receipted(await Execute(commandId, command!, cancellation, began));

    private Answer<Receipt> Receipted(Answer<Done> answer) => answer.Map(done => Receipts.Of(done.Event, done.Version, Stream.Member));

    /// <summary>Executes a command. Where its call has waited for anything since it began, it tells the term in which that was.</summary>
    private async Task<Answer<Done>> Execute(
        string commandId, AccountCommand command, CancellationToken cancellation, long? began = null)
    {
        var answer = await Stream.Execute(commandId, command, cancellation, began);
        Tell();
        await SendEffects();
        return answer;
    }

    private async Task<(Catalogue? Catalogue, Refusal? Refusal)> UpToNow(CancellationToken cancellation)
    {
        var began = term.Current;
        var catalogue = await shelf.Get(Stream.Program, cancellation);
        if (catalogue is not null)
        {
            catalogue = await Stream.CatchUp(isWoken: false, cancellation);
            await SendEffects();
            Stream.EnsureHeld(began);
            Tell();
        }

        return Missing(catalogue) is { } refusal ? (null, refusal) : (catalogue, null);
    }

    private Refusal? Missing(Catalogue? catalogue) => catalogue is null
        ? CatalogueRefusals.ProgramUnknown(Stream.Program)
        : Stream.Account is null ? MemberRefusals.Of(new Decision.Refused(AccountRefusal.MemberUnknown), catalogue) : null;

    private MemberView Enrolled(Done done)
    {
        var enrolled = (AccountEvent.Enrolled)done.Event;
        return Views.Of(Evolution.Evolve(null, enrolled), enrolled.Standing, Stream.Program, Stream.Member, done.Version, enrolled.At);
    }

    /// <summary>Tells those who watch, where there is something new.</summary>
    private void Tell()
    {
        if (Stream.Version == told || Stream.Account is null)
        {
            return;
        }

        told = Stream.Version;
        if (watchers is { IsEmpty: false } && shelf.Known(Stream.Program) is { } catalogue)
        {
            watchers.Tell(Stream.View(catalogue), shelf.EngineNow);
        }
    }
}
