using System.Collections.Immutable;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;
using Loyalty.Domain.Catalogues;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Promotions;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using NodaTime;

namespace Loyalty.Grains.Members;

/// <summary>
/// An account and its stream: decide, append, evolve, in this order. Memory changes only after the store said durable; after a
/// doubtful append it is thrown away, read again, and the command id looked up.
/// </summary>
internal sealed class AccountStream(IJournal journal, CatalogueShelf shelf, BudgetShelf budgets, string program, string key)
{
    /// <summary>How long the sweep leaves an account alone that was told of the past.</summary>
    public static readonly Duration Quiet = Duration.FromMinutes(5);

    private const int SnapshotEvery = 50;
    private const int MostEventsAtOnce = 500;
    private const int MostAttempts = 100;
    private bool isLoaded;
    private Instant due;
    private bool isDueKnown;

    public string Program => program;

    public string Member => MemberKey.Split(key).Member;

    // Made anew when it is needed: there is one of these for each member in memory, and most are idle.
    private string Name => Streams.OfMember(key);

    /// <summary>The account as it was last seen: call <see cref="EnsureLoaded"/> before.</summary>
    public Account? Account { get; private set; }

    public long Version { get; private set; }

    /// <summary>Reads the account where what is in memory is not known to be what is stored.</summary>
    public ValueTask EnsureLoaded(CancellationToken cancellation) => isLoaded ? default : Load(cancellation);

    /// <summary>Decides a command and stores what it leads to; the same command again is answered as it was.</summary>
    public async ValueTask<Answer<Done>> Execute(string commandId, AccountCommand command, CancellationToken cancellation)
    {
        var catalogue = await shelf.Get(program, cancellation);
        for (var attempt = 0; attempt < MostAttempts && catalogue is not null; attempt++)
        {
            await EnsureLoaded(cancellation);
            var decision = await Decide(command, catalogue, cancellation);
            if (decision is not Decision.Granted granted)
            {
                if (await Answer(commandId, command, decision as Decision.Refused, catalogue, cancellation) is { } answer)
                {
                    return answer;
                }

                continue;
            }

            var (part, isWhole) = FirstPart(granted);
            var outcome = await budgets.Follow(
                granted, isWhole, key, Version + granted.Events.Length, Append(isWhole ? commandId : null, part, catalogue));
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
        var catalogue = (await (isWoken ? shelf.Refresh(program, cancellation) : shelf.Get(program, cancellation)))!;
        while (true)
        {
            await EnsureLoaded(cancellation);
            var now = shelf.Now(catalogue);
            if (Account is not { } account)
            {
                return catalogue;
            }

            var events = ImmutableArray.CreateBuilder<AccountEvent>(0);
            var after = account.NextDue(catalogue) <= now ? account.CatchUp(catalogue, now, events) : account;
            if (events.Count == 0)
            {
                if (!isWoken || !await IsListed(now, cancellation))
                {
                    return catalogue;
                }

                events.Add(account.Reassess(catalogue, now));
                after = account.Evolve(events[0]);
            }

            var (part, _) = FirstPart(new Decision.Granted(events.ToImmutable(), after));
            var outcome = await Append(null, part, catalogue);
            catalogue = (await Follow(outcome.Status, catalogue, cancellation))!;
        }
    }

    /// <summary>The member as of the program's now.</summary>
    public MemberView View(Catalogue catalogue)
    {
        var now = shelf.Now(catalogue);
        var at = Instant.Max(now, Account!.Seen);
        return Views.Of(Account, Account.StandingIn(catalogue.Program, at), program, Member, Version, at);
    }

    /// <summary>Entries after a version.</summary>
    public async ValueTask<LedgerPage> Ledger(long after, int limit, CancellationToken cancellation)
    {
        var events = await journal.Read(Name, after, limit, cancellation);
        return new LedgerPage
        {
            Entries = [.. events.Select(stored => Receipts.Entry(AccountCodec.Read(stored.Body), stored.Version))],
            Next = events.Count == limit && events[^1].Version < Version ? $"{events[^1].Version}" : null,
        };
    }

    /// <summary>
    /// Reads what another has written meanwhile: what is known stays true, so a writer that reads only what is new does not fall behind
    /// for ever.
    /// </summary>
    private async ValueTask Advance(CancellationToken cancellation)
    {
        var (account, version) = await journal.Following(Name, Account, Version, cancellation);
        if (version == Version)
        {
            await Load(cancellation); // not overtaken: what is in memory was never stored, as after a store was put back
            return;
        }

        (Account, Version, isDueKnown) = (account, version, false);
    }

    private async ValueTask Load(CancellationToken cancellation)
    {
        isLoaded = false;
        (Account, Version) = await journal.Account(Name, cancellation);
        (isLoaded, isDueKnown) = (true, false);
    }

    /// <summary>What the account makes of a command; null for one that joins twice.</summary>
    private async ValueTask<Decision?> Decide(AccountCommand command, Catalogue catalogue, CancellationToken cancellation)
    {
        if (command is AccountCommand.Enrol && Account is not null)
        {
            return null;
        }

        var context = new DecisionContext(catalogue, shelf.Now(catalogue));
        if (command is AccountCommand.Return back && Account is { } account
            && await journal.Order(Name, back.OrderId, Version, account.Seen, cancellation) is { } order)
        {
            context = context with { Order = order, OrderCatalogue = await shelf.At(catalogue, order.Award.Catalogue, cancellation) };
        }

        return command is AccountCommand.Purchase purchase && budgets.Of(catalogue) is { } offer
            ? await budgets.Decide(Account, purchase, context with { Budgets = offer }, cancellation)
            : Account.Decide(command, context);
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

        return (refused is null ? MemberRefusals.IdReused : MemberRefusals.Of(refused, catalogue)).As<Done>();
    }

    /// <summary>As many events as one append takes: what was due for long is done bit by bit.</summary>
    private (Decision.Granted Part, bool IsWhole) FirstPart(Decision.Granted granted)
    {
        if (granted.Events.Length <= MostEventsAtOnce)
        {
            return (granted, true);
        }

        var events = granted.Events[..MostEventsAtOnce];
        return (new Decision.Granted(events, events.Aggregate(Account, (account, happened) => account.Evolve(happened))!), false);
    }

    /// <summary>Whether the due index says that something is to be done by now.</summary>
    private async ValueTask<bool> IsListed(Instant now, CancellationToken cancellation)
    {
        if (isDueKnown)
        {
            return due <= now;
        }

        var listed = await journal.Due(Name, now.ToDateTimeOffset(), JournalLimits.PageSize, cancellation);
        return listed.Any(stream => stream.Stream == Name);
    }

    /// <summary>
    /// When the sweep looks at the account. One that is due in the past was told of the past: more of its history may be on its
    /// way, in which activity keeps points alive, so it is left alone for a while. Who reads it sees what is due all the same.
    /// </summary>
    private Instant? WakeAt(Instant? nextDue, Instant toldOf, Instant now)
    {
        if (!(nextDue <= now) || toldOf > now - Quiet)
        {
            return nextDue;
        }

        var isPutOff = isDueKnown && due > now + (Quiet / 2) && due <= now + Quiet;
        return isPutOff ? due : now + Quiet;
    }

    private async ValueTask<AppendOutcome> Append(string? commandId, Decision.Granted granted, Catalogue catalogue)
    {
        var version = Version + granted.Events.Length;
        var nextDue = granted.After.NextDue(catalogue);
        nextDue = commandId is null ? nextDue : WakeAt(nextDue, granted.Events[^1].At, shelf.Now(catalogue));
        var append = new Append(
            Name,
            Version,
            commandId,
            Bytes(granted.Events),
            version / SnapshotEvery > Version / SnapshotEvery ? AccountCodec.WriteSnapshot(granted.After) : default(ReadOnlyMemory<byte>?),
            isDueKnown && (nextDue ?? Instant.MaxValue) == due ? default : Journal.Due.Becomes(Views.Time(nextDue)),
            new Fence(catalogue.Stream, catalogue.Version));
        try
        {
            var outcome = await journal.Append(append, CancellationToken.None);
            if (outcome.Status == AppendStatus.Appended)
            {
                (Account, Version, due, isDueKnown) = (granted.After, version, nextDue ?? Instant.MaxValue, true);
            }

            return outcome;
        }
        catch (Exception unknown) when (unknown is not JournalOverloadedException and not ArgumentException)
        {
            isLoaded = false;
            if (await LookUp(append) is { } outcome)
            {
                return outcome;
            }

            throw;
        }
    }

    /// <summary>After a doubt: what the store holds is what happened. Null where it does not hold the command.</summary>
    private async ValueTask<AppendOutcome?> LookUp(Append append)
    {
        await Load(CancellationToken.None);
        if (append.CommandId is null || await journal.Find(Name, append.CommandId, CancellationToken.None) is not { } stored)
        {
            return null;
        }

        var isThis = stored.Version == append.ExpectedVersion + append.Events.Length
            && stored.Body.Span.SequenceEqual(append.Events[^1].Span);
        return new AppendOutcome(isThis ? AppendStatus.Appended : AppendStatus.DuplicateCommand, stored.Version);
    }

    private async ValueTask<Catalogue?> Follow(AppendStatus status, Catalogue catalogue, CancellationToken cancellation)
    {
        if (status == AppendStatus.VersionConflict)
        {
            await Advance(cancellation);
        }

        return status == AppendStatus.FenceMoved ? await shelf.Refresh(program, cancellation) : catalogue;
    }

    private async ValueTask<Answer<Done>?> Find(string commandId, AccountCommand command, CancellationToken cancellation)
    {
        if (await journal.Find(Name, commandId, cancellation) is not { } stored)
        {
            return null;
        }

        var happened = AccountCodec.Read(stored.Body);
        return happened.Content == command.Content
            ? Answers.Of(new Done(happened, stored.Version), replayed: true)
            : MemberRefusals.IdReused.As<Done>();
    }

    private static ImmutableArray<ReadOnlyMemory<byte>> Bytes(ImmutableArray<AccountEvent> events)
    {
        var bytes = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>(events.Length);
        foreach (var happened in events)
        {
            bytes.Add(AccountCodec.Write(happened));
        }

        return bytes.MoveToImmutable();
    }
}
