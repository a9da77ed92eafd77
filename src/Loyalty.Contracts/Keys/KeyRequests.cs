namespace Loyalty.Contracts.Keys;

/// <summary>Makes a key.</summary>
[GenerateSerializer, Alias("loyalty.KeyRequest"), Immutable]
public sealed record KeyRequest
{
    /// <summary>
    /// The name that all it does is recorded under: 1 to 64 letters, digits, dots, dashes and underscores. The command's id; never given
    /// to another key.
    /// </summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>What it may do: scopes, or roles that stand for several, 1 to 50.</summary>
    [Id(1)]
    public required string[] Scopes { get; init; }

    /// <summary>Ids of the programs that it is good for, at most 100; null: all, those that come later too.</summary>
    [Id(2)]
    public string[]? Programs { get; init; }

    /// <summary>Requests a second that one process takes of it, 1 to 1,000,000; null: as the process is set.</summary>
    [Id(3)]
    public int? RequestsPerSecond { get; init; }

    /// <summary>From when on it is good no more; null: it does not end.</summary>
    [Id(4)]
    public DateTimeOffset? Until { get; init; }
}

/// <summary>Gives a key a new secret.</summary>
[GenerateSerializer, Alias("loyalty.KeyRotationRequest"), Immutable]
public sealed record KeyRotationRequest
{
    /// <summary>The caller's id of the rotation: the command's id.</summary>
    [Id(0)]
    public required string RotationId { get; init; }

    /// <summary>Minutes for which the old secrets stay good, 0 to 43,200 (30 days); null: 1,440 (a day).</summary>
    [Id(1)]
    public int? OverlapMinutes { get; init; }
}

/// <summary>A secret as the ring knows it. The secret itself never leaves the process that made it, but to its owner.</summary>
[GenerateSerializer, Alias("loyalty.SecretHash"), Immutable]
public sealed record SecretHash
{
    /// <summary>What stands in the open in front of it: 12 characters.</summary>
    [Id(0)]
    public required string Mark { get; init; }

    /// <summary>SHA-256 of the key's text in hex: 64 characters.</summary>
    [Id(1)]
    public required string Hash { get; init; }

    /// <summary>From when on it is good no more; null: it is the newest.</summary>
    [Id(2)]
    public DateTimeOffset? Until { get; init; }
}
