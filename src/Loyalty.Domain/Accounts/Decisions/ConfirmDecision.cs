using Loyalty.Domain.Effects;
using Loyalty.Domain.Vouchers;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>
/// What became of an effect. A stock that gave a piece completes the redemption that asked for it, one that had none undoes it; a
/// gift that nobody takes comes back.
/// </summary>
internal static class ConfirmDecision
{
    public static Verdict Decide(Account account, AccountCommand.Confirm confirm, Instant at, DecisionContext context) =>
        (account.Dealings.Outbox.Find(confirm.Number), confirm.Outcome) switch
        {
            (Effect.TakeStock taken, EffectOutcome.Done) => Taken(account, account.Dealings.HoldOf(taken.RedemptionId)!, confirm, at, context),
            (Effect.TakeStock taken, _) => OutOfStock(account, account.Dealings.HoldOf(taken.RedemptionId)!, confirm, at, context),
            (Effect.DeliverGift gift, EffectOutcome.Refused) => new AccountEvent.GiftBounced
            {
                At = at,
                GiftId = gift.GiftId,
                To = gift.To,
                Number = confirm.Number,
                Restitution = Restitution.Of(gift.Lots, Instant.Max(at, account.Seen)),
                Standing = account.Unsettled(context.Catalogue.Program),
            },
            _ => new AccountEvent.EffectConfirmed
            {
                At = at,
                Number = confirm.Number,
                Standing = account.Unsettled(context.Catalogue.Program),
            },
        };

    private static AccountEvent Taken(Account account, Hold hold, AccountCommand.Confirm confirm, Instant at, DecisionContext context)
    {
        var program = context.Catalogue.Program;
        Instant? movesExpiryTo = Earnings.MovesExpiry(program) ? Earnings.Expiry(program, account, at, isActivity: true) : null;
        if (hold.IsTwoStep)
        {
            return new AccountEvent.PointsHeld
            {
                At = at,
                Hold = hold with { WaitsForStock = false, Until = RedeemDecision.HeldUntil(program, at) },
                Number = confirm.Number,
                MovesExpiryTo = movesExpiryTo,
                Standing = account.Unsettled(program),
                Content = hold.Content,
            };
        }

        return new AccountEvent.Redeemed
        {
            At = at,
            RedemptionId = hold.RedemptionId,
            RewardId = hold.RewardId,
            OrderId = hold.OrderId,
            Draws = hold.Draws,
            Number = confirm.Number,
            AskedAt = hold.At,
            Pieces = hold.Pieces,
            Voucher = Issuing.VoucherFor(account, hold.RewardId, hold.OrderId, hold.Draws.Total(), program, at, Code(context)),
            MovesExpiryTo = movesExpiryTo,
            Standing = account.Unsettled(program),
            Content = hold.Content,
        };
    }

    private static string Code(DecisionContext context) => VoucherCode.Of(context.Seed, 0);

    private static AccountEvent.StockRefused OutOfStock(
        Account account, Hold hold, AccountCommand.Confirm confirm, Instant at, DecisionContext context) => new()
    {
        At = at,
        RedemptionId = hold.RedemptionId,
        Restitution = Restitution.Of(hold.Draws, Instant.Max(at, account.Seen)),
        Number = confirm.Number,
        Uncounted = hold.At,
        Standing = account.Unsettled(context.Catalogue.Program),
    };
}
