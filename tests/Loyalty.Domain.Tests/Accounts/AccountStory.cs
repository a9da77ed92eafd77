using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Effects;
using NodaTime;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>
/// An account's life, told command by command, with its ledger in memory. After each step the books must balance, and the ledger
/// alone must make the same account.
/// </summary>
internal sealed class AccountStory
{
    private readonly List<AccountEvent> ledger = [];
    private Catalogue catalogue;
    private UInt128 seed;

    public AccountStory(string program, string enrolledAt, MemberFacts? facts = null, ReferralClaim? referral = null)
    {
        catalogue = CatalogueEvolution.Evolve(null, new CatalogueEvent.ProgramPublished(program), 1);
        Do(enrolledAt, new AccountCommand.Enrol(facts ?? new MemberFacts()) { Referral = referral });
    }

    public Account Account { get; private set; } = null!;

    public IReadOnlyList<AccountEvent> Ledger => ledger;

    public Catalogue Catalogue => catalogue;

    /// <summary>Balance, held, owed.</summary>
    public (long Balance, long Held, long Owed) Points => (Account.Balance, Account.Held, Account.Owed);

    public Instant? NextDue() => Account.NextDue(catalogue);

    public ImmutableArray<Outgoing> Outgoing => Account.Dealings.Outbox.Waiting;

    /// <summary>Does a command that is granted; the answer is the event that grants it.</summary>
    public AccountEvent Do(string at, AccountCommand command) => Do(MemberStory.Time(at), command);

    public AccountEvent Do(Instant at, AccountCommand command)
    {
        var granted = Decide(at, command).ShouldBeOfType<Decision.Granted>($"{command}");
        Store(granted.Events);
        Picture(Account).ShouldBe(Picture(granted.After));
        return ledger[^1];
    }

    public TEvent Do<TEvent>(string at, AccountCommand command)
        where TEvent : AccountEvent => Do(at, command).ShouldBeOfType<TEvent>();

    public AccountRefusal Refused(string at, AccountCommand command) =>
        Decide(MemberStory.Time(at), command).ShouldBeOfType<Decision.Refused>($"{command}").Reason;

    public Decision Decide(Instant at, AccountCommand command) => Account.Decide(command, ContextOf(at, command));

    /// <summary>The account when time has passed; what was due is stored.</summary>
    public AccountStory At(string at) => At(MemberStory.Time(at));

    public AccountStory At(Instant at)
    {
        var due = ImmutableArray.CreateBuilder<AccountEvent>();
        Account.CatchUp(catalogue, at, due, seed += 1_000);
        Store(due);
        return this;
    }

    /// <summary>Another program is in force from now on.</summary>
    public void Publish(string program) =>
        catalogue = catalogue.Evolve(new CatalogueEvent.ProgramPublished(program), catalogue.Version + 1);

    /// <summary>Buys one piece, and gives what it earned.</summary>
    public long Buy(string at, decimal price, string order = "order") =>
        Do<AccountEvent.Purchased>(at, Buying(order, ("A", 1, price))).Earning.Points;

    /// <summary>The answer to an effect that waits.</summary>
    public AccountEvent Confirm(string at, EffectOutcome outcome, long? number = null) =>
        Do(at, new AccountCommand.Confirm(number ?? Outgoing[^1].Number, outcome));

    public static AccountCommand.Purchase Buying(string order, params (string Sku, int Quantity, decimal Price)[] lines) => new(order, new()
    {
        Currency = Domain.Money.Currency.Parse("USD"),
        Lines = [.. lines.Select(line => new Orders.Line(line.Sku, line.Quantity, line.Price))],
    });

    private DecisionContext ContextOf(Instant at, AccountCommand command)
    {
        var context = new DecisionContext(catalogue, at) { Seed = seed += 1_000 };
        return command switch
        {
            AccountCommand.Return back => context with { Order = HistoryOf(back.OrderId) },
            AccountCommand.Capture capture => context with { Redemption = RedemptionOf(capture.RedemptionId) },
            AccountCommand.Release release => context with { Redemption = RedemptionOf(release.RedemptionId) },
            AccountCommand.Restore restore => context with
            {
                Redemption = RedemptionOf(restore.RedemptionId),
                Order = PaidBy(RedemptionOf(restore.RedemptionId)),
            },
            AccountCommand.Approve approve => context with { Adjustment = AdjustmentOf(approve.AdjustmentId) },
            _ => context,
        };
    }

    private OrderHistory? HistoryOf(string order)
    {
        var place = ledger.FindIndex(happened => happened is AccountEvent.Purchased bought && bought.OrderId == order);
        if (place < 0)
            return null;

        var award = (AccountEvent.Purchased)ledger[place];
        return OrderHistory.Of(
            award, ledger.Skip(place + 1), ledger.Take(place), (award.Payments ?? []).Select(id => OrderPayment.Of(RedemptionOf(id))!));
    }

    private OrderHistory? PaidBy(AccountEvent? redemption) => redemption switch
    {
        AccountEvent.Redeemed { OrderId: { } order } => HistoryOf(order),
        AccountEvent.Captured { Hold.OrderId: { } order } => HistoryOf(order),
        _ => null,
    };

    private AccountEvent? RedemptionOf(string id) => ledger.LastOrDefault(happened =>
        happened is AccountEvent.Redeemed redeemed && redeemed.RedemptionId == id
        || happened is AccountEvent.PointsHeld held && held.Hold.RedemptionId == id
        || happened is AccountEvent.Captured captured && captured.Hold.RedemptionId == id);

    private AccountEvent? AdjustmentOf(string id) => ledger.LastOrDefault(happened =>
        happened is AccountEvent.Adjusted adjusted && adjusted.AdjustmentId == id
        || happened is AccountEvent.AdjustmentProposed proposed && proposed.Proposal.AdjustmentId == id);

    private void Store(IEnumerable<AccountEvent> events)
    {
        foreach (var happened in events)
        {
            ledger.Add(happened);
            Account = Account.Evolve(happened);
            ShouldBalance(happened);
        }
    }

    private void ShouldBalance(AccountEvent last)
    {
        var books = Account.Books;
        (books.Issued + books.Received + books.Restored).ShouldBe(
            Account.Balance + Account.Pending.Sum(lot => lot.Points) + Account.Held
                + books.Redeemed + books.Expired + books.Reversed + books.Given - Account.Owed,
            $"the books after {last}");
        (last is AccountEvent.Enrolled || last.After.Held == Account.Held).ShouldBeTrue($"what is held after {last}");
    }

    private static string Picture(Account account) =>
        $"{account.Points()} {account.Tier} {account.Books} {account.LifetimePoints} "
            + $"{account.Dealings.Outbox.Sent} {account.Dealings.Outbox.Waiting.Length}";
}

/// <summary>Lots as text.</summary>
internal static class LotText
{
    public static string Points(this Account account) =>
        $"{string.Join(", ", account.Lots)} {string.Join(", ", account.Pending)} {account.Held} {account.Owed}";
}
