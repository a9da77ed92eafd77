using Loyalty.Domain.Effects;
using Loyalty.Domain.Tiers;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>Points that were set aside come back, and with them the pieces that were taken of a reward's stock.</summary>
internal static class Releasing
{
    public static AccountEvent.Released Release(Account account, Hold hold, Instant at, Standing standing) => new()
    {
        At = at,
        RedemptionId = hold.RedemptionId,
        RewardId = hold.RewardId,
        Restitution = Restitution.Of(hold.Draws, Instant.Max(at, account.Seen)),
        Uncounted = hold.RewardId is null ? null : hold.At,
        Effects = hold.Pieces > 0 ? [new Effect.ReturnStock(hold.RewardId!, hold.Pieces, hold.RedemptionId)] : null,
        Standing = standing,
    };
}
