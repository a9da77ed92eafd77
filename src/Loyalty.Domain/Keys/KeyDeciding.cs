using System.Diagnostics;
using NodaTime;

namespace Loyalty.Domain.Keys;

/// <summary>What the ring makes of a command.</summary>
public abstract record KeyDecision
{
    private KeyDecision()
    {
    }

    /// <summary>Granted: this happens.</summary>
    public sealed record Granted(KeyEvent Event) : KeyDecision;

    /// <summary>As asked already: nothing happens.</summary>
    public sealed record Nothing : KeyDecision;

    /// <summary>Refused.</summary>
    public sealed record Refused(KeyRefusal Reason) : KeyDecision;
}

/// <summary>Decides what is asked of the ring of keys.</summary>
public static class KeyDeciding
{
    /// <summary>What the ring makes of a command. Pure: the same arguments, the same decision.</summary>
    /// <param name="ring">The ring; null before its first event.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="at">The engine's clock.</param>
    public static KeyDecision Decide(this KeyRing? ring, KeyCommand command, Instant at)
    {
        var before = ring ?? KeyRing.Empty;
        return Refusal(before, command, at) is { } reason ? new KeyDecision.Refused(reason) : command switch
        {
            KeyCommand.Make make => Happens(new KeyEvent.Made(make.Name, make.Secret)
            {
                At = at,
                Scopes = make.Scopes,
                Programs = make.Programs,
                RequestsPerSecond = make.RequestsPerSecond,
                Until = make.Until,
            }),
            KeyCommand.Rotate rotate => Happens(new KeyEvent.Rotated(rotate.Name, rotate.Secret, at + rotate.Overlap) { At = at }),
            KeyCommand.Revoke revoke => before.Keys[revoke.Name].RevokedAt is null
                ? Happens(new KeyEvent.Revoked(revoke.Name) { At = at })
                : new KeyDecision.Nothing(),
            KeyCommand.RenewSigning renew => before.NeedsSigningKey(at)
                ? Happens(new KeyEvent.SigningRenewed(renew.Id, renew.Secret) { At = at })
                : new KeyDecision.Nothing(),
            _ => throw new UnreachableException($"No decision for {command.GetType()}."),
        };
    }

    private static KeyRefusal? Refusal(KeyRing ring, KeyCommand command, Instant at) => command switch
    {
        KeyCommand.Rotate rotate => Refusal(ring.Keys.GetValueOrDefault(rotate.Name), rotate, at),
        KeyCommand.Revoke revoke => ring.Keys.ContainsKey(revoke.Name) ? null : KeyRefusal.KeyUnknown,
        KeyCommand.Make make => ring.Keys.ContainsKey(make.Name) ? KeyRefusal.KeyExists
            : ring.Keys.Values.Count(key => key.RevokedAt is null) >= KeyRing.MostKeys ? KeyRefusal.TooManyKeys
            : null,
        _ => null,
    };

    private static KeyRefusal? Refusal(AccessKey? key, KeyCommand.Rotate rotate, Instant at) => key switch
    {
        null => KeyRefusal.KeyUnknown,
        { RevokedAt: not null } => KeyRefusal.KeyRevoked,
        _ when rotate.Overlap == Duration.Zero => null,
        _ => key.Secrets.Count(secret => !(secret.Until <= at)) >= KeyRing.MostSecrets ? KeyRefusal.TooManySecrets : null,
    };

    private static KeyDecision.Granted Happens(KeyEvent happened) => new(happened);
}
