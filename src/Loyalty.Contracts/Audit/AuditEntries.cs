namespace Loyalty.Contracts.Audit;

/// <summary>A privileged act that somebody is let through to.</summary>
[GenerateSerializer, Alias("loyalty.AuditRequest"), Immutable]
public sealed record AuditRequest
{
    /// <summary>Id of the entry, which nobody else gives.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>Name of the key.</summary>
    [Id(1)]
    public required string Key { get; init; }

    /// <summary>Mark of the key's secret that was sent; empty for the development key.</summary>
    [Id(2)]
    public required string Mark { get; init; }

    /// <summary>What is done, in kebab case.</summary>
    [Id(3)]
    public required string Act { get; init; }

    /// <summary>What it is done to: an address, without secrets and personal data.</summary>
    [Id(4)]
    public required string On { get; init; }
}

/// <summary>One act.</summary>
[GenerateSerializer, Alias("loyalty.AuditEntry"), Immutable]
public sealed record AuditEntry
{
    /// <summary>When, by the engine's clock.</summary>
    [Id(0)]
    public DateTimeOffset At { get; init; }

    /// <summary>Name of the key.</summary>
    [Id(1)]
    public required string Key { get; init; }

    /// <summary>Mark of the key's secret that was sent; null for the development key.</summary>
    [Id(2)]
    public string? Mark { get; init; }

    /// <summary>What was done, in kebab case: <c>adjust-points</c>.</summary>
    [Id(3)]
    public required string Act { get; init; }

    /// <summary>What it was done to: an address, without secrets and personal data.</summary>
    [Id(4)]
    public required string On { get; init; }

    /// <summary>The HTTP status of the answer; null where that is not known: the process died, or the outcome was in doubt.</summary>
    [Id(5)]
    public int? Status { get; init; }
}

/// <summary>A page of a trail.</summary>
[GenerateSerializer, Alias("loyalty.AuditPage"), Immutable]
public sealed record AuditPage
{
    /// <summary>The newest first.</summary>
    [Id(0)]
    public AuditEntry[] Entries { get; init; } = [];

    /// <summary>Where the next page begins; null: this was the last one.</summary>
    [Id(1)]
    public string? Next { get; init; }
}
