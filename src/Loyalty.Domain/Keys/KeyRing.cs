using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Keys;

/// <summary>All keys of the engine: what the events of its ring add up to.</summary>
public sealed record KeyRing
{
    /// <summary>Keys that are in force at the most.</summary>
    public const int MostKeys = 1_000;

    /// <summary>Secrets of one key that are good at the same time at the most.</summary>
    public const int MostSecrets = 4;

    /// <summary>Days for which an old secret stays good beside a new one at the most.</summary>
    public const int LongestOverlapDays = 30;

    /// <summary>For how long tokens are signed with the same key; for as long again tokens that it signed are taken.</summary>
    public static readonly Duration SigningPeriod = Duration.FromDays(1);

    /// <summary>There is no key yet.</summary>
    public static readonly KeyRing Empty = new();

    /// <summary>The keys by name, revoked ones too: their names are not given again.</summary>
    public ImmutableDictionary<string, AccessKey> Keys { get; init; } = ImmutableDictionary<string, AccessKey>.Empty;

    /// <summary>Keys that sign, the newest last.</summary>
    public ImmutableArray<SigningKey> Signing { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether tokens are to be signed with a new key from now on.</summary>
    public bool NeedsSigningKey(Instant now) => Signing.IsEmpty || Signing[^1].At + SigningPeriod <= now;
}
