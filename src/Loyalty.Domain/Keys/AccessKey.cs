using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Keys;

/// <summary>A key of the API: who calls, and what the caller may do. Its secrets are known by their hashes alone.</summary>
public sealed record AccessKey
{
    /// <summary>The name that everything done with it is recorded under; unique for ever.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do, in the words of the API.</summary>
    public required ImmutableArray<string> Scopes { get; init; }

    /// <summary>Ids of the programs that it is good for; empty: all, those that come later too.</summary>
    public ImmutableArray<string> Programs { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Requests a second that one process takes of it, at least 1; null: as the process is set.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>The instant from which it is good no more; null: none.</summary>
    public Instant? Until { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant MadeAt { get; init; }

    /// <summary>When it was revoked; null: it was not.</summary>
    public Instant? RevokedAt { get; init; }

    /// <summary>Its secrets, the newest last; none once it is revoked.</summary>
    public required ImmutableArray<KeySecret> Secrets { get; init; }
}

/// <summary>One secret of a key.</summary>
/// <param name="Mark">What stands in the open in front of it, by which it is looked up.</param>
/// <param name="Hash">SHA-256 of the key's text, in hex: the text itself is 256 random bits that nobody keeps.</param>
/// <param name="Until">The instant from which it is good no more, as a newer one has taken its place; null: it is the newest.</param>
public sealed record KeySecret(string Mark, string Hash, Instant? Until = null);

/// <summary>What tokens for browsers are signed with, by every process.</summary>
/// <param name="Id">What a token names it by.</param>
/// <param name="Secret">256 random bits, in hex.</param>
/// <param name="At">When it was made.</param>
public sealed record SigningKey(string Id, string Secret, Instant At);
