using Loyalty.Contracts;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Accounts.Decisions;
using Loyalty.Domain.Catalogues;

namespace Loyalty.Grains.Members;

/// <content>What a decision looks at, and what it makes of a command.</content>
internal sealed partial class AccountStream
{
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
}
