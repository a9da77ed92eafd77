using System.Collections.Immutable;

namespace Loyalty.Domain.Accounts;

/// <summary>Where points are taken from that a return, an adjustment or the end of a referral's reward takes back.</summary>
public sealed record Reversal
{
    /// <summary>From the own pending lot of what is taken back; null where it was not pending.</summary>
    public PendingLot? Pending { get; init; }

    /// <summary>From lots.</summary>
    public ImmutableArray<Lot> Draws { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Owed from now on.</summary>
    public long Owed { get; init; }

    /// <summary>Let go: expired, or spent where the program allows no debt.</summary>
    public long LetGo { get; init; }

    /// <summary>The part of <see cref="LetGo"/> that had expired.</summary>
    public long LetGoExpired { get; init; }

    /// <summary>What the account gives: all but what is let go.</summary>
    public long Taken => (Pending?.Points ?? 0) + Draws.Total() + Owed;

    /// <summary>What is taken back in all.</summary>
    public long Total => Taken + LetGo;
}
