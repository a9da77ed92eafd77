using System.Collections.Immutable;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;
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
    IJournal journal, CatalogueShelf shelf, BudgetShelf budgets, ISeedSource seeds, string program, string key)
{
    /// <summary>How long the sweep leaves an account alone that was told of the past.</summary>
    public static readonly Duration Quiet = Duration.FromMinutes(5);

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

    /// <summary>The account as it was at a version of its ledger.</summary>
    public async ValueTask<Account> At(long version, CancellationToken cancellation) => isLoaded && version == Version
        ? Account!
        : await journal.AccountAt(Name, version, cancellation);

    /// <summary>Decides a command and stores what it leads to; the same command again is answered as it was.</summary>
    public async ValueTask<Answer<Done>> Execute(string commandId, AccountCommand command, CancellationToken cancellation)
    {
        var catalogue = await shelf.Get(program, cancellation);
        for (var attempt = 0; attempt < MostAttempts && catalogue is not null; attempt++)
        {
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
                granted, isWhole, key, Version + granted.Events.Length, Append(answers ? commandId : null, part, catalogue));
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

            var outcome = await Append(null, new Decision.Granted(events.ToImmutable(), after), catalogue);
            catalogue = (await Follow(outcome.Status, catalogue, cancellation))!;
        }
    }

    /// <summary>The member as of the program's now.</summary>
    public MemberView View(Catalogue catalogue)
    {
        var now = shelf.Now(catalogue);
        var at = Instant.Max(now, Account!.Seen);
        var standing = Account.StandingIn(catalogue.Program, at);
        return Views.Of(Account, standing, program, Member, Version, at) with { Tier = Views.Tier(standing, catalogue.Program, Account) };
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

    /// <summary>A redemption that waits for the stock's answer: it is asked for already, and not to be decided again.</summary>
    private Answer<Done>? Waiting(AccountCommand command)
    {
        if (command is not AccountCommand.Redeem redeem || Account?.Dealings.HoldOf(redeem.RedemptionId) is not { WaitsForStock: true } hold)
        {
            return null;
        }

        var asked = new AccountEvent.StockAsked { At = hold.At, Hold = hold, Standing = Account.StandingIn(shelf.Known(program)!.Program, hold.At) };
        return hold.Content == command.Content ? Answers.Of(new Done(asked, Version)) : MemberRefusals.IdReused.As<Done>();
    }

    /// <summary>What the account makes of a command; null for one that joins twice, or confirms what is confirmed.</summary>
    private async ValueTask<Decision?> Decide(AccountCommand command, Catalogue catalogue, CancellationToken cancellation)
    {
        if ((command is AccountCommand.Enrol && Account is not null)
            || (command is AccountCommand.Confirm confirm && Account?.Dealings.Outbox.Find(confirm.Number) is null))
        {
            return null;
        }

        var context = new DecisionContext(catalogue, shelf.Now(catalogue)) { Seed = SeedFor(command, catalogue) };
        return command is AccountCommand.Purchase purchase && budgets.Of(catalogue) is { } offer
            ? await budgets.Decide(key, Account, purchase, context with { Budgets = offer }, cancellation)
            : Account.Decide(command, await LookUp(command, context, cancellation));
    }

    private UInt128 SeedFor(AccountCommand? command, Catalogue catalogue) =>
        command is AccountCommand.Redeem or AccountCommand.Capture or AccountCommand.Confirm || catalogue.Program.GivesVouchers
            ? seeds.Next()
            : UInt128.Zero;

    /// <summary>What a decision looks at beside the account: what the stream says of the order or redemption that it is about.</summary>
    private async ValueTask<DecisionContext> LookUp(AccountCommand command, DecisionContext context, CancellationToken cancellation)
    {
        switch (command)
        {
            case AccountCommand.Return back when Account is { } account:
                var order = await journal.Order(Name, back.OrderId, Version, account.Seen, cancellation);
                return order is null ? context : context with
                {
                    Order = order,
                    OrderCatalogue = await shelf.At(context.Catalogue, order.Award.Catalogue, cancellation),
                };
            case AccountCommand.Restore restore:
                return await LookUpPaid(context with { Redemption = await journal.Redemption(Name, restore.RedemptionId, cancellation) }, cancellation);
            case AccountCommand.Capture or AccountCommand.Release:
                return context with { Redemption = await journal.Redemption(Name, RedemptionOf(command), cancellation) };
            case AccountCommand.Approve approve:
                return context with { Adjustment = await journal.Event(Name, CommandIds.Adjustment(approve.AdjustmentId), cancellation) };
            default:
                return context;
        }
    }

    /// <summary>The order that a redemption paid: points that came back with it do not come back again.</summary>
    private async ValueTask<DecisionContext> LookUpPaid(DecisionContext context, CancellationToken cancellation)
    {
        var orderId = context.Redemption switch
        {
            AccountEvent.Redeemed redeemed => redeemed.OrderId,
            AccountEvent.Captured captured => captured.Hold.OrderId,
            _ => null,
        };
        return orderId is null || Account is not { } account
            ? context
            : context with { Order = await journal.Order(Name, orderId, Version, account.Seen, cancellation) };
    }

    private static string RedemptionOf(AccountCommand command) =>
        command is AccountCommand.Capture capture ? capture.RedemptionId : ((AccountCommand.Release)command).RedemptionId;

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

        var happened = AccountCodec.Read(stored.Body);
        return happened.Content == command.Content
            ? Answers.Of(new Done(happened, stored.Version), replayed: true)
            : MemberRefusals.IdReused.As<Done>();
    }
}
