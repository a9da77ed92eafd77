using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;
using Loyalty.Domain.Effects;

namespace Loyalty.Domain.Tests.Community;

/// <summary>One member of the engine: an account and its ledger in memory.</summary>
internal sealed class CommunityMember(string id, EngineCommunity community)
{
    private readonly List<AccountEvent> ledger = [];

    public string Id => id;

    public Account? Account { get; private set; }

    public IReadOnlyList<AccountEvent> Ledger => ledger;

    public ImmutableArray<Outgoing> Waiting => Account?.Dealings.Outbox.Waiting ?? [];

    /// <summary>Does a command; the answer is the event that grants it, or the refusal.</summary>
    public (AccountEvent? Event, AccountRefusal? Refusal) Do(AccountCommand command)
    {
        switch (Account.Decide(command, ContextOf(command)))
        {
            case Decision.Granted granted:
                Store(granted.After, granted.Events);
                return (granted.Events[^1], null);
            case Decision.Refused refused:
                Sweep();
                return (null, refused.Reason);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>What a quote of an order says now.</summary>
    public Decision Quote(AccountCommand.Purchase purchase) => Account.Quote(purchase, ContextOf(purchase));

    public Account? Read(out ImmutableArray<AccountEvent> due)
    {
        var events = ImmutableArray.CreateBuilder<AccountEvent>();
        var after = Account?.CatchUp(community.Catalogue, community.Now, events, (UInt128)ledger.Count << 64);
        due = events.ToImmutable();
        return after;
    }

    /// <summary>What is due is done and kept.</summary>
    public void Sweep()
    {
        if (Read(out var due) is { } after)
            Store(after, due);
    }

    /// <summary>The account that its events alone make.</summary>
    public Account? Relived() => ledger.Aggregate(default(Account), (account, happened) => account.Evolve(happened));

    /// <summary>The redemption that a voucher is for.</summary>
    public string RedemptionOf(string code) => ledger.Select(happened => happened switch
    {
        AccountEvent.Redeemed { Voucher.Code: var issued } redeemed when issued == code => redeemed.RedemptionId,
        AccountEvent.Captured { Voucher.Code: var issued } captured when issued == code => captured.Hold.RedemptionId,
        _ => null,
    }).OfType<string>().Single();

    /// <summary>The event that spent a redemption's points; null where none did.</summary>
    public AccountEvent? SpentBy(string redemptionId) => ledger.Find(happened => happened switch
    {
        AccountEvent.Redeemed redeemed => redeemed.RedemptionId == redemptionId,
        AccountEvent.Captured captured => captured.Hold.RedemptionId == redemptionId,
        _ => false,
    });

    private void Store(Account after, IEnumerable<AccountEvent> events)
    {
        Account = after;
        ledger.AddRange(events);
    }

    private DecisionContext ContextOf(AccountCommand command)
    {
        var context = new DecisionContext(community.Catalogue, community.Now) { Seed = (UInt128)ledger.Count << 64 };
        return command switch
        {
            AccountCommand.Return back => WithOrder(context, back.OrderId),
            AccountCommand.Capture capture => context with { Redemption = AnswerTo(capture.RedemptionId) },
            AccountCommand.Release release => context with { Redemption = AnswerTo(release.RedemptionId) },
            AccountCommand.Restore restore => context with { Redemption = SpentBy(restore.RedemptionId) },
            AccountCommand.Approve approve => context with { Adjustment = AdjustmentOf(approve.AdjustmentId) },
            _ => context,
        };
    }

    private DecisionContext WithOrder(DecisionContext context, string orderId)
    {
        var place = ledger.FindIndex(happened => happened is AccountEvent.Purchased bought && bought.OrderId == orderId);
        if (place < 0)
            return context;

        var award = (AccountEvent.Purchased)ledger[place];
        var payments = (award.Payments ?? []).Select(redemption => OrderPayment.Of(SpentBy(redemption))!);
        return context with
        {
            Order = OrderHistory.Of(award, ledger.Skip(place + 1), ledger.Take(place), payments),
            OrderCatalogue = community.Catalogues[(int)award.Catalogue - 1],
        };
    }

    private AccountEvent? AnswerTo(string redemptionId) => ledger.Find(happened => happened switch
    {
        AccountEvent.Redeemed redeemed => redeemed.RedemptionId == redemptionId,
        AccountEvent.PointsHeld held => held.Hold.RedemptionId == redemptionId,
        _ => false,
    });

    private AccountEvent? AdjustmentOf(string adjustmentId) => ledger.Find(happened => happened switch
    {
        AccountEvent.Adjusted adjusted => adjusted.AdjustmentId == adjustmentId,
        AccountEvent.AdjustmentProposed proposed => proposed.Proposal.AdjustmentId == adjustmentId,
        _ => false,
    });
}
