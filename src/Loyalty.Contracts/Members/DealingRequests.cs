namespace Loyalty.Contracts.Members;

/// <summary>Points to give to another member.</summary>
[GenerateSerializer, Alias("loyalty.GiftRequest"), Immutable]
public sealed record GiftRequest
{
    /// <summary>The shop's id: the command's id.</summary>
    [Id(0)]
    public required string GiftId { get; init; }

    /// <summary>Id of the other member.</summary>
    [Id(1)]
    public required string To { get; init; }

    /// <summary>Points, at least 1.</summary>
    [Id(2)]
    public required long Points { get; init; }
}

/// <summary>An adjustment of a member's points by staff.</summary>
[GenerateSerializer, Alias("loyalty.AdjustmentRequest"), Immutable]
public sealed record AdjustmentRequest
{
    /// <summary>The shop's id: the command's id.</summary>
    [Id(0)]
    public required string AdjustmentId { get; init; }

    /// <summary>Points to give (above 0) or to take (below 0), at most 10^15 either way.</summary>
    [Id(1)]
    public required long Points { get; init; }

    /// <summary>Why, 1 to 256 characters without personal data.</summary>
    [Id(2)]
    public required string Reason { get; init; }

    /// <summary>Who asks; null: the shop's systems.</summary>
    [Id(3)]
    public string? Actor { get; init; }
}

/// <summary>Who approves or withdraws something.</summary>
[GenerateSerializer, Alias("loyalty.ApprovalRequest"), Immutable]
public sealed record ApprovalRequest
{
    /// <summary>Who does it; null: the shop's systems.</summary>
    [Id(0)]
    public string? Actor { get; init; }
}

/// <summary>Stops a member's points from leaving, or ends that.</summary>
[GenerateSerializer, Alias("loyalty.FreezeRequest"), Immutable]
public sealed record FreezeRequest
{
    /// <summary>The shop's id: the command's id, for freezes and their ends alike.</summary>
    [Id(0)]
    public required string FreezeId { get; init; }

    /// <summary>Why, 1 to 256 characters without personal data.</summary>
    [Id(1)]
    public required string Reason { get; init; }

    /// <summary>Who asks; null: the shop's systems.</summary>
    [Id(2)]
    public string? Actor { get; init; }
}

/// <summary>An invitation to a tier that nobody reaches otherwise.</summary>
[GenerateSerializer, Alias("loyalty.InvitationRequest"), Immutable]
public sealed record InvitationRequest
{
    /// <summary>The shop's id: the command's id.</summary>
    [Id(0)]
    public required string InvitationId { get; init; }

    /// <summary>The tier.</summary>
    [Id(1)]
    public required string Tier { get; init; }

    /// <summary>When it ends; null: it does not.</summary>
    [Id(2)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>Who asks; null: the shop's systems.</summary>
    [Id(3)]
    public string? Actor { get; init; }
}

/// <summary>Facts about a member, in the place of those known before: what is left out stays as it is.</summary>
[GenerateSerializer, Alias("loyalty.ProfileRequest"), Immutable]
public sealed record ProfileRequest
{
    /// <summary>The shop's id of the change: the command's id.</summary>
    [Id(0)]
    public required string ChangeId { get; init; }

    /// <summary>Birthday as <c>yyyy-MM-dd</c> or <c>--MM-dd</c>.</summary>
    [Id(1)]
    public string? Birthday { get; init; }

    /// <summary>Region, as the program's filters name it.</summary>
    [Id(2)]
    public string? Region { get; init; }

    /// <summary>Locale (BCP 47).</summary>
    [Id(3)]
    public string? Locale { get; init; }

    /// <summary>ISO 4217 code.</summary>
    [Id(4)]
    public string? Currency { get; init; }

    /// <summary>Name. Personal: kept apart from the ledger.</summary>
    [Id(5)]
    public string? Name { get; init; }

    /// <summary>E-mail address. Personal: kept apart from the ledger.</summary>
    [Id(6)]
    public string? Email { get; init; }

    /// <summary>Phone number. Personal: kept apart from the ledger.</summary>
    [Id(7)]
    public string? Phone { get; init; }

    /// <summary>Tags, all of them.</summary>
    [Id(8)]
    public string[]? Tags { get; init; }

    /// <summary>Who asks; null: the shop's systems.</summary>
    [Id(9)]
    public string? Actor { get; init; }

    /// <summary>What the person agrees to from now on, or not, at most 20 purposes. Personal: kept apart from the ledger.</summary>
    [Id(10)]
    public Consent[]? Consents { get; init; }
}

/// <summary>A gift on its way to the member who gets it.</summary>
[GenerateSerializer, Alias("loyalty.GiftDelivery"), Immutable]
public sealed record GiftDelivery
{
    /// <summary>The effect's id: the same gift comes once however often it is delivered.</summary>
    [Id(0)]
    public required string EffectId { get; init; }

    /// <summary>The giver's id of the gift.</summary>
    [Id(1)]
    public required string GiftId { get; init; }

    /// <summary>Id of the giver.</summary>
    [Id(2)]
    public required string From { get; init; }

    /// <summary>The points, by expiry.</summary>
    [Id(3)]
    public required LotView[] Lots { get; init; }
}

/// <summary>The reward for a friend, or its end, on its way to the referrer.</summary>
[GenerateSerializer, Alias("loyalty.ReferralReward"), Immutable]
public sealed record ReferralReward
{
    /// <summary>The effect's id.</summary>
    [Id(0)]
    public required string EffectId { get; init; }

    /// <summary>The code.</summary>
    [Id(1)]
    public required string Code { get; init; }

    /// <summary>Id of the friend.</summary>
    [Id(2)]
    public required string Friend { get; init; }

    /// <summary>The friend's order.</summary>
    [Id(3)]
    public required string OrderId { get; init; }

    /// <summary>For the end of a reward: id of the effect that gave it.</summary>
    [Id(4)]
    public string? CreditEffectId { get; init; }
}
