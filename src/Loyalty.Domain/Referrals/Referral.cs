using System.Collections.Immutable;
using Loyalty.Domain.Effects;

namespace Loyalty.Domain.Referrals;

/// <summary>
/// One referral code: whose it is, and which friends it brought. What friends report may arrive late, and in another order than it
/// happened in: the outcome is the same.
/// </summary>
public sealed record Referral
{
    /// <summary>The member whose code it is.</summary>
    public required string MemberId { get; init; }

    /// <summary>Friends of whom something was reported, by their member id.</summary>
    public ImmutableDictionary<string, Friend> Friends { get; init => field = value ?? ImmutableDictionary<string, Friend>.Empty; } =
        ImmutableDictionary<string, Friend>.Empty;

    /// <summary>Friends for whom the member has a reward that stands, 0 or more.</summary>
    public int Rewarded { get; init; }

    /// <summary>Effects that are not confirmed yet.</summary>
    public Outbox Outbox { get; init => field = value ?? Outbox.Empty; } = Outbox.Empty;
}

/// <summary>What a friend has reported.</summary>
public sealed record Friend
{
    /// <summary>Nothing yet.</summary>
    public static readonly Friend New = new();

    /// <summary>The kept purchase for which the friend counts; null: none, or it came back.</summary>
    public string? OrderId { get; init; }

    /// <summary>The effect that rewards it; 0: it is not rewarded, as the program's cap was reached.</summary>
    public long Credit { get; init; }

    /// <summary>Kept purchases that were reported before the end of the one that counts.</summary>
    public ImmutableArray<string> Waiting { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Purchases that came back: reported as kept afterwards, they do not count.</summary>
    public ImmutableArray<string> Reversed { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Effects that reward what came back meanwhile: as soon as they are confirmed, the rewards are taken back.</summary>
    public ImmutableArray<long> ToTakeBack { get; init => field = value.IsDefault ? [] : value; } = [];
}
