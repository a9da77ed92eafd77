using Loyalty.Contracts.Keys;
using Loyalty.Domain.Keys;
using Loyalty.Grains.Members;
using NodaTime;

namespace Loyalty.Grains.Keys;

/// <summary>Keys as they are shown, and as processes know them.</summary>
internal static class KeyViews
{
    public static KeyRingView Ring(KeyRing ring, long version, Instant now) => new()
    {
        Version = version,
        Keys = [.. ring.Keys.Values.Where(key => key.RevokedAt is null && !(key.Until <= now)).Select(key => Known(key, now))],
        Signing = [.. ring.Signing.Select(key => new SigningSecret { Id = key.Id, Secret = key.Secret })],
    };

    public static KeyList List(KeyRing ring, Instant now) => new()
    {
        Keys = [.. ring.Keys.Values.OrderBy(key => key.Name, StringComparer.Ordinal).Select(key => Of(key, now))],
    };

    public static KeyView Of(AccessKey key, Instant now) => new()
    {
        Name = key.Name,
        Scopes = [.. key.Scopes],
        Programs = key.Programs.IsEmpty ? null : [.. key.Programs],
        RequestsPerSecond = key.RequestsPerSecond,
        Until = Views.Time(key.Until),
        MadeAt = key.MadeAt.ToDateTimeOffset(),
        RevokedAt = Views.Time(key.RevokedAt),
        Secrets = [.. InForce(key, now).Select(secret => new SecretView { Mark = secret.Mark, Until = Views.Time(secret.Until) })],
    };

    private static KnownKey Known(AccessKey key, Instant now) => new()
    {
        Key = Of(key, now),
        Secrets =
        [
            .. InForce(key, now).Select(secret => new SecretHash { Mark = secret.Mark, Hash = secret.Hash, Until = Views.Time(secret.Until) }),
        ],
    };

    private static IEnumerable<KeySecret> InForce(AccessKey key, Instant now) => key.Secrets.Where(secret => !(secret.Until <= now));
}
