using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Accounts.Decisions;

/// <summary>A voucher was cancelled: the points that it cost come back, with the expiry of the lots that they were taken from.</summary>
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
            Restitution = Restitution.Of(spent.Draws, Instant.Max(at, account.Seen)),
            Uncounted = spent.RewardId is null ? null : spent.At,
            Standing = account.StandingIn(context.Catalogue.Program, at),
        };
    }

    private static (ImmutableArray<Lot> Draws, string? RewardId, Instant At)? Spent(AccountEvent? redemption) => redemption switch
    {
        AccountEvent.Redeemed redeemed => (redeemed.Draws, redeemed.RewardId, redeemed.AskedAt ?? redeemed.At),
        AccountEvent.Captured captured => (captured.Hold.Draws, captured.Hold.RewardId, captured.Hold.At),
        _ => null,
    };
}
