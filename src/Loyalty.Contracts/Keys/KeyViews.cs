namespace Loyalty.Contracts.Keys;

/// <summary>A key, without its secrets.</summary>
[GenerateSerializer, Alias("loyalty.KeyView"), Immutable]
public sealed record KeyView
{
    /// <summary>The name that all it does is recorded under.</summary>
    [Id(0)]
    public required string Name { get; init; }

    /// <summary>What it may do, as it was made.</summary>
    [Id(1)]
    public required string[] Scopes { get; init; }

    /// <summary>Ids of the programs that it is good for; null: all.</summary>
    [Id(2)]
    public string[]? Programs { get; init; }

    /// <summary>Requests a second that one process takes of it; null: as the process is set.</summary>
    [Id(3)]
    public int? RequestsPerSecond { get; init; }

    /// <summary>From when on it is good no more; null: it does not end.</summary>
    [Id(4)]
    public DateTimeOffset? Until { get; init; }

    /// <summary>When it was made.</summary>
    [Id(5)]
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>When it was revoked; null: it was not.</summary>
    [Id(6)]
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Its secrets by their marks, the newest last.</summary>
    [Id(7)]
    public SecretView[] Secrets { get; init; } = [];
}

/// <summary>A secret of a key, by what stands in the open in front of it.</summary>
[GenerateSerializer, Alias("loyalty.SecretView"), Immutable]
public sealed record SecretView
{
    /// <summary>The mark.</summary>
    [Id(0)]
    public required string Mark { get; init; }

    /// <summary>From when on it is good no more; null: it is the newest.</summary>
    [Id(1)]
    public DateTimeOffset? Until { get; init; }
}

/// <summary>All keys.</summary>
[GenerateSerializer, Alias("loyalty.KeyList"), Immutable]
public sealed record KeyList
{
    /// <summary>By name.</summary>
    [Id(0)]
    public KeyView[] Keys { get; init; } = [];
}

/// <summary>What a process has to know to tell who calls.</summary>
[GenerateSerializer, Alias("loyalty.KeyRingView"), Immutable]
public sealed record KeyRingView
{
    /// <summary>Rises with each change.</summary>
    [Id(0)]
    public long Version { get; init; }

    /// <summary>The keys that are in force, with their secrets' hashes; null where the version is the one that was known.</summary>
    [Id(1)]
    public KnownKey[]? Keys { get; init; }

    /// <summary>What tokens are signed with, the newest last.</summary>
    [Id(2)]
    public SigningSecret[] Signing { get; init; } = [];
}

/// <summary>A key in force.</summary>
[GenerateSerializer, Alias("loyalty.KnownKey"), Immutable]
public sealed record KnownKey
{
    /// <summary>The key.</summary>
    [Id(0)]
    public required KeyView Key { get; init; }

    /// <summary>Its secrets.</summary>
    [Id(1)]
    public required SecretHash[] Secrets { get; init; }
}

/// <summary>What tokens for browsers are signed with.</summary>
[GenerateSerializer, Alias("loyalty.SigningSecret"), Immutable]
public sealed record SigningSecret
{
    /// <summary>What a token names it by.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>256 bits in hex.</summary>
    [Id(1)]
    public required string Secret { get; init; }
}
