using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Promotions;
using Loyalty.Domain.WhatIf;
using NodaTime;

namespace Loyalty.Domain.Tests.WhatIf;

/// <summary>A member of a shop without grain and journal: whatever can be asked of an account is asked of this one.</summary>
internal sealed class ShopLife(string document)
{
    private readonly List<AccountEvent> ledger = [];
    private readonly Catalogue catalogue = CatalogueEvolution.Evolve(null, new CatalogueEvent.ProgramPublished(document), 1);
    private ulong seed;

    public Instant Now { get; private set; } = Instant.FromUtc(2024, 1, 30, 10, 0);

    public Account? Account { get; private set; }

    public IReadOnlyList<AccountEvent> Ledger => ledger;

    /// <summary>Effects that wait for an answer.</summary>
    public ImmutableArray<Outgoing> Waiting => Account?.Dealings.Outbox.Waiting ?? [];

    public ShopLife Later(Duration time)
    {
        Now += time;
        return this;
    }

    /// <summary>Does what is asked; what is refused leaves no trace.</summary>
    public Decision Do(AccountCommand command, Budgets? budgets = null)
    {
        var context = Context(command) with { Budgets = budgets };
        var decision = Account.Decide(command is AccountCommand.LoseReferral lost ? lost with { Given = Given(lost) } : command, context);
        if (decision is Decision.Granted granted)
        {
            Account = granted.After;
            ledger.AddRange(granted.Events);
        }

        return decision;
    }

    /// <summary>Looks at the account: what is due is done.</summary>
    public Account Look()
    {
        var due = ImmutableArray.CreateBuilder<AccountEvent>();
        Account = Account!.CatchUp(catalogue, Now, due, ++seed);
        ledger.AddRange(due);
        return Account;
    }

    /// <summary>What the life so far comes to under another document, as of now.</summary>
    public Replayed Under(string changed)
    {
        var program = ((ProgramParse.Parsed)ProgramParser.Parse(System.Text.Encoding.UTF8.GetBytes(changed))).Program;
        return Replay.Of(ledger, new ChangedProgram(program, changed, catalogue, PromotionPast.Empty.With(catalogue)), Now);
    }

    private DecisionContext Context(AccountCommand command)
    {
        var context = new DecisionContext(catalogue, Now) { Seed = ++seed };
        return command switch
        {
            AccountCommand.Return back when ledger.Find(happened => happened is AccountEvent.Purchased bought && bought.OrderId == back.OrderId)
                is AccountEvent.Purchased award => context with { Order = History(award), OrderCatalogue = catalogue },
            AccountCommand.Capture capture => context with { Redemption = Redemption(capture.RedemptionId) },
            AccountCommand.Release release => context with { Redemption = Redemption(release.RedemptionId) },
            AccountCommand.Restore restore => context with { Redemption = Redemption(restore.RedemptionId) },
            AccountCommand.Approve approve => context with
            {
                Adjustment = ledger.Find(happened => happened is AccountEvent.Adjusted done && done.AdjustmentId == approve.AdjustmentId),
            },
            _ => context,
        };
    }

    private OrderHistory History(AccountEvent.Purchased award)
    {
        var place = ledger.IndexOf(award);
        var payments = (award.Payments ?? []).Select(payment => OrderPayment.Of(Redemption(payment))!);
        return OrderHistory.Of(award, ledger.Skip(place + 1), award.Earning.ExpiresAt <= Account!.Seen ? ledger.Take(place) : [], payments);
    }

    private AccountEvent? Redemption(string id) => ledger.FindLast(happened =>
        (happened is AccountEvent.Redeemed redeemed && redeemed.RedemptionId == id)
        || (happened is AccountEvent.PointsHeld held && held.Hold.RedemptionId == id)
        || (happened is AccountEvent.Captured captured && captured.Hold.RedemptionId == id));

    private AccountEvent.ReferralEarned? Given(AccountCommand.LoseReferral lost) => ledger.OfType<AccountEvent.ReferralEarned>()
        .FirstOrDefault(earned => !earned.IsFriend && earned.Other == lost.Friend && earned.OrderId == lost.OrderId);
}
