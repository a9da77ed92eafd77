using System.Diagnostics;

namespace Loyalty.Domain.Audit;

/// <summary>A trail of privileged acts: its events themselves are what is read; they add up to how many acts there were.</summary>
/// <param name="Acts">Acts that were begun, 0 or more.</param>
public sealed record AuditTrail(long Acts)
{
    /// <summary>The trail after an event; null before the first one.</summary>
    public static AuditTrail Evolve(AuditTrail? trail, AuditEvent happened) => happened switch
    {
        AuditEvent.Begun => new AuditTrail((trail?.Acts ?? 0) + 1),
        AuditEvent.Ended => trail ?? new AuditTrail(0),
        _ => throw new UnreachableException($"No evolution for {happened.GetType()}."),
    };
}
