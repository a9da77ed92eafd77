using System.Collections.Immutable;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Promotions;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using NodaTime;

namespace Loyalty.Grains.Members;

/// <summary>
/// An account and its stream: decide, append, evolve, in this order. Memory changes only after the store said durable; after a
/// doubtful append it is thrown away, read again, and the command id looked up.
/// </summary>
internal sealed partial class AccountStream(
    IJournal journal, CatalogueShelf shelf, BudgetShelf budgets, ISeedSource seeds, IMemoryTerm term, string program, string key)
{
    /// <summary>How long the sweep leaves an account alone that was told of the past.</summary>
    public static readonly Duration Quiet = Duration.FromMinutes(5);

    private const int MostAttempts = 100;
    private const string Moved = "The member has moved to another silo meanwhile: send the command again.";
    private AccountHead head;
    private bool isLoaded;
    private long verifiedIn;
    private long doubted; // the version that appends which were given up may still lead to; 0: none

    public string Program => program;

    public string Member => MemberKey.Split(key).Member;

    // Made anew when it is needed: there is one of these for each member in memory, and most are idle.
    private string Name => Streams.OfMember(key);

    /// <summary>The account as it was last seen, and stored: call <see cref="EnsureCurrent"/> before.</summary>
    public Account? Account => head.Account;

    public long Version => head.Version;

    /// <summary>Decides a command and stores what it leads to; the same command again is answered as it was.</summary>
    /// <param name="commandId">The command's id.</param>
    /// <param name="command">What is to be decided.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="began">The term in which its call began, if that has waited for anything since; null: the present one.</param>
    /// <exception cref="TimeoutException">Another silo has taken over meanwhile, or others write too much: send the command again.</exception>
    public async ValueTask<Answer<Done>> Execute(
        string commandId, AccountCommand command, CancellationToken cancellation, long? began = null)
    {
        var since = began ?? term.Current;
        var answer = (command is AccountCommand.Purchase purchase ? await ExecuteInLine(commandId, purchase, since, cancellation) : null)
            ?? await ExecuteAlone(commandId, command, since, cancellation);
        return InTerm(answer, since);
    }

    /// <summary>
    /// Whether the grain has been this silo's since a call began. Without a term nothing is stored and nothing is shown: whom the grain belongs
    /// to now would not know of the first, and may show less than the second.
    /// </summary>
    /// <exception cref="TimeoutException">Another silo has taken over meanwhile: send the command again, or ask again.</exception>
    public void EnsureHeld(long began)
    {
        if (!term.MayAnswer(began))
        {
            throw new TimeoutException(Moved);
        }
    }

    /// <summary>An outcome, where the term in which its call began is still the present one.</summary>
    /// <exception cref="TimeoutException">Another silo has taken over meanwhile: send the command again.</exception>
    public Answer<Done> InTerm(Answer<Done> answer, long began) => answer.Value is null || term.MayAnswer(began)
        ? answer
        : throw new TimeoutException(Moved);

    private ValueTask<Answer<Done>> ExecuteAlone(string commandId, AccountCommand command, long began, CancellationToken cancellation) =>
        Alone(() => ExecuteInTurn(commandId, command, began, cancellation));

    private async ValueTask<Answer<Done>> ExecuteInTurn(
        string commandId, AccountCommand command, long began, CancellationToken cancellation)
    {
        var catalogue = await shelf.Get(program, cancellation);
        for (var attempt = 0; attempt < MostAttempts && catalogue is not null; attempt++)
        {
            EnsureHeld(began);
            await EnsureLoaded(cancellation);
            if (Waiting(command) is { } waiting)
            {
                return waiting;
            }

            var decision = await Decide(command, catalogue, cancellation);
            if (decision is not Decision.Granted granted)
            {
                if (await Answer(commandId, command, decision as Decision.Refused, catalogue, cancellation) is { } answer)
                {
                    return answer;
                }

                catalogue = await shelf.Get(program, cancellation);
                continue;
            }

            // It answers no command yet, so the store would not know the command again.
            var isAsked = granted.Events[^1] is AccountEvent.StockAsked;
            if (isAsked && await Find(commandId, command, cancellation) is { } known)
            {
                return known;
            }

            var (part, isWhole) = FirstPart(granted);
            var answers = isWhole && !isAsked;
            var outcome = await budgets.Follow(
                granted, isWhole, key, Version + granted.Events.Length, Append(answers ? commandId : null, part, catalogue, began));
            switch (outcome.Status)
            {
                case AppendStatus.Appended when isWhole:
                    return Answers.Of(new Done(granted.Events[^1], outcome.Version));
                case AppendStatus.DuplicateCommand:
                    return await Find(commandId, command, cancellation)
                        ?? throw new InvalidOperationException("The journal knows a command that it does not find.");
                default:
                    catalogue = await Follow(outcome.Status, catalogue, cancellation);
                    break;
            }
        }

        return catalogue is null
            ? CatalogueRefusals.ProgramUnknown(program).As<Done>()
            : throw new TimeoutException("The member's ledger or the catalogue moved on at each attempt: send the command again.");
    }

    /// <summary>Does what is due by now, and gives the catalogue that said so.</summary>
    /// <param name="isWoken">Whether the due index says that something is due: then it is put right, whatever is found.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public async ValueTask<Catalogue> CatchUp(bool isWoken, CancellationToken cancellation)
    {
        var catalogue = (await (isWoken ? shelf.Refresh(program, cancellation) : shelf.Current(program, cancellation)))!;
        return !isWoken && isLoaded && IsTrusted && !(Account?.NextDue(catalogue) <= shelf.Now(catalogue))
            ? catalogue
            : await CatchUpAlone(catalogue, isWoken, cancellation);
    }

    private ValueTask<Catalogue> CatchUpAlone(Catalogue catalogue, bool isWoken, CancellationToken cancellation) =>
        Alone(() => CatchUpInTurn(catalogue, isWoken, cancellation));

    private async ValueTask<Catalogue> CatchUpInTurn(Catalogue catalogue, bool isWoken, CancellationToken cancellation)
    {
        var began = term.Current;
        await Verify(cancellation);
        while (true)
        {
            EnsureHeld(began);
            await EnsureLoaded(cancellation);
            var now = shelf.Now(catalogue);
            if (Account is not { } account)
            {
                return catalogue;
            }

            var events = ImmutableArray.CreateBuilder<AccountEvent>(0);
            var after = account.NextDue(catalogue) <= now
                ? account.CatchUp(catalogue, now, events, SeedFor(null, catalogue), MostEventsAtOnce)
                : account;
            if (events.Count == 0)
            {
                if (!isWoken || !account.Dealings.Outbox.Waiting.IsEmpty || !await IsListed(now, cancellation))
                {
                    return catalogue;
                }

                events.Add(account.Reassess(catalogue, now));
                after = account.Evolve(events[0]);
            }

            var outcome = await Append(null, new Decision.Granted(events.ToImmutable(), after), catalogue, began);
            catalogue = (await Follow(outcome.Status, catalogue, cancellation))!;
        }
    }

    /// <summary>The member as of the program's now.</summary>
    public MemberView View(Catalogue catalogue)
    {
        var now = shelf.Now(catalogue);
        var at = Instant.Max(now, Account!.Seen);
        var standing = Account.StandingIn(catalogue.Program, at);
        return Views.Of(Account, standing, catalogue.Program, Member, Version, at);
    }

    /// <summary>Entries after a version.</summary>
    public async ValueTask<LedgerPage> Ledger(long after, int limit, CancellationToken cancellation)
    {
        var events = await journal.Read(Name, after, limit, cancellation);
        var known = events.Where(stored => stored.Version <= Version); // what is on its way yet is not shown before a view shows it
        return new LedgerPage
        {
            Entries = [.. known.Select(stored => Receipts.Entry(AccountCodec.Read(stored.Body), stored.Version))],
            Next = events.Count == limit && events[^1].Version < Version ? $"{events[^1].Version}" : null,
        };
    }

    /// <summary>
    /// The answer to what is not granted: what was answered before, or the refusal. Null where another has written to the stream
    /// meanwhile, so that the decision is to be taken again.
    /// </summary>
    private async ValueTask<Answer<Done>?> Answer(
        string commandId, AccountCommand command, Decision.Refused? refused, Catalogue catalogue, CancellationToken cancellation)
    {
        if (await Find(commandId, command, cancellation) is { } found)
        {
            return found;
        }

        if (await journal.Version(Name, cancellation) != Version)
        {
            isLoaded = false;
            return null;
        }

        if (await journal.Version(catalogue.Stream, cancellation) != catalogue.Version)
        {
            await shelf.Refresh(program, cancellation);
            return null;
        }

        return (refused is null ? MemberRefusals.IdReused : MemberRefusals.Of(refused, catalogue)).As<Done>();
    }

    /// <summary>What answered a command; null where nothing did.</summary>
    public async ValueTask<Answer<Done>?> Find(string commandId, CancellationToken cancellation) =>
        await journal.Find(Name, commandId, cancellation) is { } stored
            ? Answers.Of(new Done(AccountCodec.Read(stored.Body), stored.Version))
            : null;

    private async ValueTask<Answer<Done>?> Find(string commandId, AccountCommand command, CancellationToken cancellation)
    {
        if (await journal.Find(Name, commandId, cancellation) is not { } stored)
        {
            return null;
        }

        if (stored.Version > Version)
        {
            await Advance(cancellation); // another silo stored it: what is read after this answer shows it
        }

        var happened = AccountCodec.Read(stored.Body);
        return happened.Content == command.Content
            ? Answers.Of(new Done(happened, stored.Version), replayed: true)
            : MemberRefusals.IdReused.As<Done>();
    }
}
