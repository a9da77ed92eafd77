using System.Collections.Immutable;
using System.Diagnostics;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;
using Loyalty.Domain.Catalogues;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using NodaTime;

namespace Loyalty.Grains.Members;

/// <summary>
/// An account and its stream: decide, append, evolve, in this order. Memory changes only after the store said durable; after a
/// doubtful append it is thrown away, read again, and the command id looked up.
/// </summary>
internal sealed class AccountStream(IJournal journal, CatalogueShelf shelf, string program, string member)
{
    private const int SnapshotEvery = 50;
    private const int Page = 1_000;
    private const int MostAttempts = 100;
    private readonly string name = Streams.Member(program, member);
    private bool isLoaded;
    private Instant? due;
    private bool isDueKnown;

    public string Program => program;

    public string Member => member;

    public Account? Account { get; private set; }

    public long Version { get; private set; }

    /// <summary>Reads the account as it is stored.</summary>
    public async ValueTask Load(CancellationToken cancellation)
    {
        var tail = await journal.Load(name, cancellation);
        var account = tail.Snapshot is { } snapshot ? AccountCodec.ReadSnapshot(snapshot) : null;
        foreach (var stored in tail.Events)
        {
            account = account.Evolve(AccountCodec.Read(stored.Body));
        }

        (Account, Version, isLoaded, isDueKnown) = (account, tail.Version, true, false);
    }

    /// <summary>Decides a command and stores what it leads to; the same command again is answered as it was.</summary>
    public async ValueTask<Answer<Done>> Execute(string commandId, AccountCommand command, CancellationToken cancellation)
    {
        var catalogue = await shelf.Get(program, cancellation);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (catalogue is null)
            {
                return CatalogueRefusals.ProgramUnknown(program).As<Done>();
            }

            var isTwice = command is AccountCommand.Enrol && Account is not null;
            var decision = isTwice ? null : Account.Decide(command, await Context(command, catalogue, cancellation));
            if (decision is not Decision.Granted granted)
            {
                return await Find(commandId, command, cancellation)
                    ?? (decision is Decision.Refused refused ? MemberRefusals.Of(refused, catalogue) : MemberRefusals.IdReused).As<Done>();
            }

            var outcome = await Append(commandId, granted, catalogue);
            switch (outcome.Status)
            {
                case AppendStatus.Appended:
                    return Answers.Of(new Done(granted.Events[^1], Version));
                case AppendStatus.DuplicateCommand:
                    return await Find(commandId, command, cancellation)
                        ?? throw new InvalidOperationException("The journal knows a command that it does not find.");
                default:
                    catalogue = await Follow(outcome.Status, cancellation);
                    break;
            }
        }

        throw new TimeoutException("The member's ledger or the catalogue moved on at each attempt: send the command again.");
    }

    /// <summary>Does what is due by now, and gives the catalogue that said so.</summary>
    /// <param name="isWoken">Whether the due index says that something is due: then it is put right, whatever is found.</param>
    /// <param name="cancellation">Stops the wait.</param>
    public async ValueTask<Catalogue> CatchUp(bool isWoken, CancellationToken cancellation)
    {
        var catalogue = (await shelf.Get(program, cancellation))!;
        while (true)
        {
            if (!isLoaded)
            {
                await Load(cancellation);
            }

            var now = shelf.Now(catalogue);
            var events = ImmutableArray.CreateBuilder<AccountEvent>(0);
            var account = Account!;
            var after = account.NextDue(catalogue) <= now ? account.CatchUp(catalogue, now, events) : account;
            if (events.Count == 0 && !isWoken)
            {
                return catalogue;
            }

            if (events.Count == 0)
            {
                events.Add(account.Reassess(catalogue, now));
                after = account.Evolve(events[0]);
            }

            var outcome = await Append(null, new Decision.Granted(events.ToImmutable(), after), catalogue);
            if (outcome.Status == AppendStatus.Appended)
            {
                return catalogue;
            }

            catalogue = (await Follow(outcome.Status, cancellation))!;
        }
    }

    /// <summary>The member as of the program's now.</summary>
    public MemberView View(Catalogue catalogue)
    {
        var now = shelf.Now(catalogue);
        var at = Instant.Max(now, Account!.Seen);
        return Views.Of(Account, Account.StandingIn(catalogue.Program, at), program, Version, at);
    }

    /// <summary>Entries after a version.</summary>
    public async ValueTask<LedgerPage> Ledger(long after, int limit, CancellationToken cancellation)
    {
        var events = await journal.Read(name, after, limit, cancellation);
        return new LedgerPage
        {
            Entries = [.. events.Select(stored => Receipts.Entry(AccountCodec.Read(stored.Body), stored.Version))],
            Next = events.Count == limit && events[^1].Version < Version ? $"{events[^1].Version}" : null,
        };
    }

    private async ValueTask<AppendOutcome> Append(string? commandId, Decision.Granted granted, Catalogue catalogue)
    {
        var version = Version + granted.Events.Length;
        var nextDue = granted.After.NextDue(catalogue);
        var append = new Append(
            name,
            Version,
            commandId,
            Bytes(granted.Events),
            version / SnapshotEvery > Version / SnapshotEvery ? AccountCodec.WriteSnapshot(granted.After) : default(ReadOnlyMemory<byte>?),
            isDueKnown && nextDue == due ? default : Journal.Due.Becomes(nextDue?.ToDateTimeOffset()),
            new Fence(catalogue.Stream, catalogue.Version));
        try
        {
            var outcome = await journal.Append(append, CancellationToken.None);
            if (outcome.Status == AppendStatus.Appended)
            {
                (Account, Version, due, isDueKnown) = (granted.After, version, nextDue, true);
            }

            return outcome;
        }
        catch (Exception unknown) when (unknown is not JournalOverloadedException and not ArgumentException)
        {
            isLoaded = false;
            if (commandId is not null && await LookUp(commandId) is { } found)
            {
                return new AppendOutcome(AppendStatus.DuplicateCommand, found);
            }

            throw;
        }
    }

    /// <summary>After a doubt: what the store holds is what happened.</summary>
    private async ValueTask<long?> LookUp(string commandId)
    {
        await Load(CancellationToken.None);
        return (await journal.Find(name, commandId, CancellationToken.None))?.Version;
    }

    private async ValueTask<Catalogue?> Follow(AppendStatus status, CancellationToken cancellation)
    {
        if (status == AppendStatus.VersionConflict)
        {
            await Load(cancellation);
        }

        return status == AppendStatus.FenceMoved ? await shelf.Refresh(program, cancellation) : await shelf.Get(program, cancellation);
    }

    private async ValueTask<Answer<Done>?> Find(string commandId, AccountCommand command, CancellationToken cancellation)
    {
        if (await journal.Find(name, commandId, cancellation) is not { } stored)
        {
            return null;
        }

        var happened = AccountCodec.Read(stored.Body);
        return happened.Content == command.Content
            ? Answers.Of(new Done(happened, stored.Version), replayed: true)
            : MemberRefusals.IdReused.As<Done>();
    }

    private async ValueTask<DecisionContext> Context(AccountCommand command, Catalogue catalogue, CancellationToken cancellation)
    {
        if (!isLoaded)
        {
            await Load(cancellation);
        }

        var context = new DecisionContext(catalogue, shelf.Now(catalogue));
        if (command is not AccountCommand.Return back || await Order(back.OrderId, cancellation) is not { } order)
        {
            return context;
        }

        return context with { Order = order, OrderCatalogue = await shelf.At(catalogue, order.Award.Catalogue, cancellation) };
    }

    /// <summary>An order's history, read from its award on; from the beginning where its lot is over.</summary>
    private async ValueTask<OrderHistory?> Order(string orderId, CancellationToken cancellation)
    {
        if (await journal.Find(name, $"purchase/{orderId}", cancellation) is not { } award)
        {
            return null;
        }

        var purchased = (AccountEvent.Purchased)AccountCodec.Read(award.Body);
        var (earlier, later) = (new List<AccountEvent>(), new List<AccountEvent>());
        for (var after = purchased.Earning.ExpiresAt <= Account!.Seen ? 0 : award.Version; after < Version;)
        {
            var page = await journal.Read(name, after, Page, cancellation);
            earlier.AddRange(page.Where(stored => stored.Version < award.Version).Select(stored => AccountCodec.Read(stored.Body)));
            later.AddRange(page.Where(stored => stored.Version > award.Version).Select(stored => AccountCodec.Read(stored.Body)));
            after = page.Count == 0 ? throw new UnreachableException("The ledger ends before its version.") : page[^1].Version;
        }

        return OrderHistory.Of(purchased, later, earlier);
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
