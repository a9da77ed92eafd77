using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>Points that come back to where they were taken from, or come from another member.</summary>
/// <param name="Lots">Those that are alive, by expiry.</param>
/// <param name="Expired">Those that have expired meanwhile, 0 or more.</param>
public sealed record Restitution(ImmutableArray<Lot> Lots, long Expired)
{
    /// <summary>Those that have expired meanwhile, by expiry; null: none have.</summary>
    public ImmutableArray<Lot>? ExpiredLots { get; init; }

    /// <summary>All of them.</summary>
    public long Points => Lots.Total() + Expired;

    /// <summary>What of lots comes back at an instant.</summary>
    public static Restitution Of(ImmutableArray<Lot> lots, Instant at)
    {
        ImmutableArray<Lot> expired = [.. lots.Where(lot => lot.ExpiresAt <= at)];
        return new Restitution([.. lots.Where(lot => lot.ExpiresAt > at)], expired.Total())
        {
            ExpiredLots = expired.IsEmpty ? null : expired,
        };
    }
}

/// <summary>Points that paid a returned order and come back.</summary>
/// <param name="RedemptionId">The redemption that they were spent with.</param>
/// <param name="Restitution">What comes back.</param>
public sealed record PaymentBack(string RedemptionId, Restitution Restitution);
