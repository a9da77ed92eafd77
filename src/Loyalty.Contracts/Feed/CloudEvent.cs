using System.Text.Json.Serialization;

namespace Loyalty.Contracts.Feed;

/// <summary>Something that happened, as CloudEvents 1.0 writes it. Without name, address or any text that a person wrote.</summary>
[GenerateSerializer, Alias("loyalty.CloudEvent"), Immutable]
public sealed record CloudEvent
{
    /// <summary>The version of CloudEvents: 1.0.</summary>
    [JsonPropertyName("specversion"), JsonPropertyOrder(-1)]
    public string SpecVersion { get; } = "1.0";

    /// <summary>Its id: the same event has the same one however often it is delivered.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The program, as a path: <c>/v1/programs/storefront</c>.</summary>
    [Id(1)]
    public required string Source { get; init; }

    /// <summary>Its kind, for example <c>loyalty.tier.changed</c>.</summary>
    [Id(2)]
    public required string Type { get; init; }

    /// <summary>Whom it is about: the member's id, or the promotion's.</summary>
    [Id(3)]
    public string? Subject { get; init; }

    /// <summary>When it happened, by the program's clock; null for what has no time of its own.</summary>
    [Id(4)]
    public DateTimeOffset? Time { get; init; }

    /// <summary>What <see cref="Data"/> is written in.</summary>
    [JsonPropertyName("datacontenttype")]
    public string DataContentType { get; } = "application/json";

    /// <summary>What happened.</summary>
    [Id(5)]
    public required EventData Data { get; init; }
}

/// <summary>What happened. Which fields are told depends on the kind; those that do not belong to it are left out.</summary>
[GenerateSerializer, Alias("loyalty.EventData"), Immutable]
public sealed record EventData
{
    /// <summary>The member; null where it is about a promotion.</summary>
    [Id(0)]
    public string? MemberId { get; init; }

    /// <summary>The version of the member's ledger: it rises from event to event, and several of one version belong together.</summary>
    [Id(1)]
    public long? Version { get; init; }

    /// <summary>What caused it, as the ledger's entry says: <c>purchase</c>, <c>return</c>, <c>expiry</c> and so on.</summary>
    [Id(2)]
    public string? Cause { get; init; }

    /// <summary>The order that it is about.</summary>
    [Id(3)]
    public string? OrderId { get; init; }

    /// <summary>Points: by how much the balance changed (may be negative), what is about to expire, was earned, spent or is back.</summary>
    [Id(4)]
    public long? Points { get; init; }

    /// <summary>Of a balance: spendable points afterwards.</summary>
    [Id(5)]
    public long? Balance { get; init; }

    /// <summary>Of a balance: points that become spendable later.</summary>
    [Id(6)]
    public long? Pending { get; init; }

    /// <summary>Of a balance: points set aside.</summary>
    [Id(7)]
    public long? Held { get; init; }

    /// <summary>Of a balance: points that later earning pays first.</summary>
    [Id(8)]
    public long? Owed { get; init; }

    /// <summary>Of a tier: its id.</summary>
    [Id(9)]
    public string? Tier { get; init; }

    /// <summary>Of a tier: its name in the member's locale.</summary>
    [Id(10)]
    public string? TierName { get; init; }

    /// <summary>Of a tier: id of the one before.</summary>
    [Id(11)]
    public string? PreviousTier { get; init; }

    /// <summary>Of points about to expire: what goes when, the first first.</summary>
    [Id(12)]
    public ExpiringLot[]? Lots { get; init; }

    /// <summary>Of a milestone: months since enrolment.</summary>
    [Id(13)]
    public int? Months { get; init; }

    /// <summary>Of a milestone: kept purchases.</summary>
    [Id(14)]
    public int? Purchases { get; init; }

    /// <summary>Of a reward that points bought, or that is back: its id.</summary>
    [Id(15)]
    public string? RewardId { get; init; }

    /// <summary>Of rewards that a rule gave: the id of each.</summary>
    [Id(16)]
    public string[]? Rewards { get; init; }

    /// <summary>The shop's id of the redemption.</summary>
    [Id(17)]
    public string? RedemptionId { get; init; }

    /// <summary>The promotion.</summary>
    [Id(18)]
    public string? PromotionId { get; init; }

    /// <summary>Of a promotion: whether it is switched on.</summary>
    [Id(19)]
    public bool? Active { get; init; }
}

/// <summary>Points that are about to expire together.</summary>
[GenerateSerializer, Alias("loyalty.ExpiringLot"), Immutable]
public sealed record ExpiringLot
{
    /// <summary>How many, at least 1.</summary>
    [Id(0)]
    public required long Points { get; init; }

    /// <summary>The instant at which they are gone.</summary>
    [Id(1)]
    public required DateTimeOffset ExpiresAt { get; init; }
}
