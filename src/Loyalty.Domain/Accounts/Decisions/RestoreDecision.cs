using System.Collections.Immutable;
using Loyalty.Domain.Effects;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>
/// A voucher was cancelled: the points that it cost come back, with the expiry of the lots that they were taken from, as far as they
/// did not come back with the order that they paid. So does the piece of the stock.
/// </summary>
internal static class RestoreDecision
{
    public static Verdict Decide(Account account, AccountCommand.Restore restore, Instant at, DecisionContext context)
    {
        if (Spent(context.Redemption) is not { } spent)
        {
            return AccountRefusal.RedemptionUnknown;
        }

        return new AccountEvent.RedemptionReversed
        {
            At = at,
            RedemptionId = restore.RedemptionId,
            RewardId = spent.RewardId,
            Restitution = Restitution.Of(Left(restore, context) ?? spent.Draws, Instant.Max(at, account.Seen)),
            Effects = spent.Pieces > 0 ? [new Effect.ReturnStock(spent.RewardId!, spent.Pieces, restore.RedemptionId)] : null,
            Uncounted = spent.RewardId is null ? null : spent.At,
            Standing = account.Unsettled(context.Catalogue.Program),
        };
    }

    /// <summary>What did not come back with the order; null where no order was paid.</summary>
    private static ImmutableArray<Lot>? Left(AccountCommand.Restore restore, DecisionContext context) =>
        context.Order?.Payments.FirstOrDefault(payment => payment.RedemptionId == restore.RedemptionId)?.Draws;

    private static (ImmutableArray<Lot> Draws, string? RewardId, long Pieces, Instant At)? Spent(AccountEvent? redemption) => redemption switch
    {
        AccountEvent.Redeemed redeemed => (redeemed.Draws, redeemed.RewardId, redeemed.Pieces, redeemed.AskedAt ?? redeemed.At),
        AccountEvent.Captured captured => (captured.Hold.Draws, captured.Hold.RewardId, captured.Hold.Pieces, captured.Hold.At),
        _ => null,
    };
}
