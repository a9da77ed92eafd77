using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Money;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Reports;
using NodaTime;

namespace Loyalty.Domain.Tests.Reports;

/// <summary>Members of one program whose effects reach each other when a test says so, and the books of all of them.</summary>
internal sealed class Club
{
    private readonly Dictionary<string, Account> accounts = [];
    private readonly Dictionary<string, MemberBooks> books = [];
    private readonly GiftsUnderWay gifts = new();
    private int ids;

    public Club(string program)
    {
        Catalogue = CatalogueEvolution.Evolve(null, new CatalogueEvent.ProgramPublished(program), 1);
        Program = new ProgramBooks(Catalogue.Program.TimeZone);
    }

    public Catalogue Catalogue { get; }

    /// <summary>All that happened, in the order of the feed.</summary>
    public List<(string Member, AccountEvent Happened)> Feed { get; } = [];

    public List<Movement> Movements { get; } = [];

    public ProgramBooks Program { get; }

    public IReadOnlyDictionary<string, Account> Accounts => accounts;

    public IReadOnlyDictionary<string, MemberBooks> Books => books;

    public Instant Clock { get; set; }

    public string NextId => $"id-{++ids}";

    public bool Enrol(string member, string? currency = null) =>
        Do(member, new AccountCommand.Enrol(new MemberFacts { Currency = currency is null ? null : Currency.Parse(currency) }));

    public bool Buy(string member, decimal price, string? order = null, string currency = "USD", string? partner = null, Instant? at = null) =>
        Do(member, new AccountCommand.Purchase(
            order ?? NextId,
            new Order { Currency = Currency.Parse(currency), Lines = [new Line("A", 1, price)], Partner = partner }) { OccurredAt = at });

    /// <summary>Does a command at the clock's time; false where it is refused.</summary>
    public bool Do(string member, AccountCommand command)
    {
        var decision = accounts.GetValueOrDefault(member).Decide(command, Context(member, command));
        if (decision is not Decision.Granted granted)
        {
            return false;
        }

        foreach (var happened in granted.Events)
        {
            Enter(member, happened);
        }

        accounts[member] = granted.After;
        return true;
    }

    /// <summary>Lets happen what is due by the clock.</summary>
    public void CatchUp(string member)
    {
        var due = System.Collections.Immutable.ImmutableArray.CreateBuilder<AccountEvent>();
        accounts[member] = accounts[member].CatchUp(Catalogue, Clock, due);
        foreach (var happened in due)
        {
            Enter(member, happened);
        }
    }

    /// <summary>Delivers the oldest effect of a member, which its receiver takes or refuses.</summary>
    public void Deliver(string member, bool isTaken = true)
    {
        if (accounts[member].Dealings.Outbox.Waiting is [var first, ..])
        {
            if (isTaken && first.Effect is Effect.DeliverGift gift)
            {
                Do(gift.To, new AccountCommand.ReceiveGift(gift.GiftId, member, gift.Lots)).ShouldBeTrue();
            }

            Do(member, new AccountCommand.Confirm(first.Number, isTaken ? EffectOutcome.Done : EffectOutcome.Refused)).ShouldBeTrue();
        }
    }

    /// <summary>Points that are counted as something, of an issue month such as <c>2026-03</c>, or of all.</summary>
    public long Sum(Flow flow, string? month = null) => Movements
        .Where(movement => movement.Flow == flow && (month is null || movement.Cell.Issued.ToString("uuuu-MM", null) == month))
        .Sum(movement => movement.Points);

    private void Enter(string member, AccountEvent happened)
    {
        Feed.Add((member, happened));
        books[member] = books.GetValueOrDefault(member).Follow(member, happened, Catalogue.Program.TimeZone, gifts, Movements);
        Program.Follow(member, happened, AwardOf(member, (happened as AccountEvent.Returned)?.OrderId));
    }

    private DecisionContext Context(string member, AccountCommand command)
    {
        var ledger = Feed.Where(entry => entry.Member == member).Select(entry => entry.Happened).ToList();
        var context = new DecisionContext(Catalogue, Clock) { Seed = (UInt128)Feed.Count };
        return command switch
        {
            AccountCommand.Return back when AwardOf(member, back.OrderId) is { } award => context with
            {
                Order = OrderHistory.Of(
                    award,
                    ledger.SkipWhile(happened => happened != award).Skip(1),
                    null,
                    (award.Payments ?? []).Select(id => OrderPayment.Of(Redemption(ledger, id))!)),
                OrderCatalogue = Catalogue,
            },
            AccountCommand.Restore restore => context with { Redemption = Redemption(ledger, restore.RedemptionId) },
            _ => context,
        };
    }

    private AccountEvent.Purchased? AwardOf(string member, string? order) => order is null ? null : Feed
        .Where(entry => entry.Member == member).Select(entry => entry.Happened).OfType<AccountEvent.Purchased>()
        .FirstOrDefault(bought => bought.OrderId == order);

    private static AccountEvent? Redemption(List<AccountEvent> ledger, string id) => ledger.LastOrDefault(happened => happened switch
    {
        AccountEvent.Redeemed redeemed => redeemed.RedemptionId == id,
        AccountEvent.Captured captured => captured.Hold.RedemptionId == id,
        _ => false,
    });
}
