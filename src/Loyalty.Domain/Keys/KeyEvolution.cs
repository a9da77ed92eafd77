using System.Diagnostics;
using NodaTime;

namespace Loyalty.Domain.Keys;

/// <summary>What events make of the ring of keys.</summary>
public static class KeyEvolution
{
    /// <summary>The ring after an event; null before the first one.</summary>
    public static KeyRing Evolve(this KeyRing? ring, KeyEvent happened)
    {
        var before = ring ?? KeyRing.Empty;
        return happened switch
        {
            KeyEvent.Made made => before.With(new AccessKey
            {
                Name = made.Name,
                Scopes = made.Scopes,
                Programs = made.Programs,
                RequestsPerSecond = made.RequestsPerSecond,
                Until = made.Until,
                MadeAt = made.At,
                Secrets = [made.Secret],
            }),
            KeyEvent.Rotated rotated => before.With(Apply(before.Keys[rotated.Name], rotated)),
            KeyEvent.Revoked revoked => before.With(before.Keys[revoked.Name] with { RevokedAt = revoked.At, Secrets = [] }),
            KeyEvent.SigningRenewed renewed => before with
            {
                Signing =
                [
                    .. before.Signing.Where(key => key.At + KeyRing.SigningPeriod + KeyRing.SigningPeriod > renewed.At),
                    new SigningKey(renewed.Id, renewed.Secret, renewed.At),
                ],
            },
            _ => throw new UnreachableException($"No evolution for {happened.GetType()}."),
        };
    }

    /// <summary>The older secrets end at the overlap's end, or when they would have ended anyway; those that have ended are forgotten.</summary>
    private static AccessKey Apply(AccessKey key, KeyEvent.Rotated rotated) => key with
    {
        Secrets =
        [
            .. key.Secrets
                .Select(secret => secret with { Until = Instant.Min(secret.Until ?? Instant.MaxValue, rotated.OthersUntil) })
                .Where(secret => secret.Until > rotated.At),
            rotated.Secret,
        ],
    };

    private static KeyRing With(this KeyRing ring, AccessKey key) => ring with { Keys = ring.Keys.SetItem(key.Name, key) };
}
