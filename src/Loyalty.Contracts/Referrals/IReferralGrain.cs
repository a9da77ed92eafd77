namespace Loyalty.Contracts.Referrals;

/// <summary>One referral code. Key: <c>{program}/{code}</c>. It calls no other grain within a call.</summary>
[Alias("loyalty.IReferralGrain")]
public interface IReferralGrain : IGrainWithStringKey
{
    /// <summary>Makes the code a member's; refused (<c>code-taken</c>) where it is another's. Again: the same.</summary>
    [Alias("Claim")]
    Task<Answer<ReferralView>> Claim(string memberId, CancellationToken cancellation = default);

    /// <summary>Whose code it is, and how many friends it brought.</summary>
    [Alias("Get")]
    Task<Answer<ReferralView>> Get(CancellationToken cancellation = default);

    /// <summary>A friend's purchase was kept: the referrer is rewarded, up to the program's cap.</summary>
    [Alias("Keep")]
    Task<Answer<ReferralView>> Keep(FriendPurchase purchase, CancellationToken cancellation = default);

    /// <summary>The purchase that was rewarded came back: so does the reward.</summary>
    [Alias("Reverse")]
    Task<Answer<ReferralView>> Reverse(FriendPurchase purchase, CancellationToken cancellation = default);

    /// <summary>Notes that an effect of this referral was done.</summary>
    [Alias("Confirm")]
    Task Confirm(long number, bool done, CancellationToken cancellation = default);

    /// <summary>Sends effects again that are not confirmed. Called by the sweep of due streams.</summary>
    /// <returns>Whether effects are on their way.</returns>
    [Alias("CatchUp")]
    Task<bool> CatchUp(CancellationToken cancellation = default);
}

/// <summary>A member's own code.</summary>
[GenerateSerializer, Alias("loyalty.ReferralCode"), Immutable]
public sealed record ReferralCode
{
    /// <summary>The code.</summary>
    [Id(0)]
    public required string Code { get; init; }

    /// <summary>The address to pass on; null where the program has none.</summary>
    [Id(1)]
    public string? Url { get; init; }
}

/// <summary>A referral code as it stands.</summary>
[GenerateSerializer, Alias("loyalty.ReferralView"), Immutable]
public sealed record ReferralView
{
    /// <summary>The code.</summary>
    [Id(0)]
    public required string Code { get; init; }

    /// <summary>The member whose code it is.</summary>
    [Id(1)]
    public required string MemberId { get; init; }

    /// <summary>Friends for whom the member has a reward that stands, 0 or more.</summary>
    [Id(2)]
    public int Rewarded { get; init; }
}

/// <summary>A friend's purchase that a referral is told about.</summary>
[GenerateSerializer, Alias("loyalty.FriendPurchase"), Immutable]
public sealed record FriendPurchase
{
    /// <summary>The effect's id.</summary>
    [Id(0)]
    public required string EffectId { get; init; }

    /// <summary>Id of the friend.</summary>
    [Id(1)]
    public required string Friend { get; init; }

    /// <summary>The friend's order.</summary>
    [Id(2)]
    public required string OrderId { get; init; }
}
