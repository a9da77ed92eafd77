using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;
using Loyalty.Domain.Catalogues;
using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Domain.Tests.Agreement;

/// <summary>A member of the engine without grain and journal: a ledger in memory, fed with the model's commands.</summary>
internal sealed class EngineMember
{
    private readonly List<Catalogue> catalogues = [];
    private readonly List<AccountEvent> ledger = [];

    public EngineMember(string program) =>
        catalogues.Add(CatalogueEvolution.Evolve(null, new CatalogueEvent.ProgramPublished(program), 1));

    public Catalogue Catalogue => catalogues[^1];

    public Account? Account { get; private set; }

    /// <summary>The latest time that any command had.</summary>
    public Instant Clock { get; private set; } = Instant.MinValue;

    public IReadOnlyList<AccountEvent> Ledger => ledger;

    /// <summary>Does a command; the answer is the event that grants it, or the refusal.</summary>
    public (AccountEvent? Event, AccountRefusal? Refusal) Do(Command command)
    {
        Clock = Instant.Max(Clock, command.At);
        if (command is TimePasses or SwitchPromotion)
        {
            Read(isStored: true);
            if (command is SwitchPromotion change)
            {
                var switched = new CatalogueEvent.PromotionSwitched(change.PromotionId, change.Active);
                catalogues.Add(Catalogue.Evolve(switched, Catalogue.Version + 1));
            }

            return (null, null);
        }

        switch (Account.Decide(Translation.Of(command), Context(command)))
        {
            case Decision.Granted granted:
                Store(granted.After, granted.Events);
                return (granted.Events[^1], null);
            case Decision.Refused refused:
                Read(isStored: true);
                return (null, refused.Reason);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>What the account makes of a command at an instant; nothing of it is kept.</summary>
    public Decision Decide(AccountCommand command, Instant now)
    {
        var context = new DecisionContext(Catalogue, now);
        return Account.Decide(command, command is AccountCommand.Return back ? With(context, back.OrderId) : context);
    }

    /// <summary>The account as a read at the clock's time shows it; a read may store what was due, and may not.</summary>
    public Account Read(bool isStored = false)
    {
        var after = CaughtUp(out var due);
        if (isStored)
            Store(after, due);
        return after;
    }

    /// <summary>The account that its events alone make.</summary>
    public Account? Relived() => ledger.Aggregate(default(Account), (account, happened) => account.Evolve(happened));

    private Account CaughtUp(out IEnumerable<AccountEvent> events)
    {
        var due = ImmutableArray.CreateBuilder<AccountEvent>();
        var after = Account!.CatchUp(Catalogue, Clock, due);
        events = due;
        return after;
    }

    private void Store(Account after, IEnumerable<AccountEvent> events)
    {
        Account = after;
        ledger.AddRange(events);
    }

    private DecisionContext Context(Command command)
    {
        var context = new DecisionContext(Catalogue, Clock);
        return command is Return back ? With(context, back.OrderId) : context;
    }

    private DecisionContext With(DecisionContext context, string orderId)
    {
        var place = ledger.FindIndex(happened => happened is AccountEvent.Purchased bought && bought.OrderId == orderId);
        if (place < 0)
            return context;

        var award = (AccountEvent.Purchased)ledger[place];
        return context with
        {
            Order = OrderHistory.Of(award, ledger.Skip(place + 1)),
            OrderCatalogue = catalogues[(int)award.Catalogue - 1],
        };
    }
}
