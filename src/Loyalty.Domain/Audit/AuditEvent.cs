using NodaTime;

namespace Loyalty.Domain.Audit;

/// <summary>What is recorded of a privileged act: that it was begun, by whom, and how it ended. Stored for ever; never changed.</summary>
public abstract record AuditEvent
{
    private AuditEvent()
    {
    }

    /// <summary>When, by the engine's clock.</summary>
    public required Instant At { get; init; }

    /// <summary>Somebody is let through to an act.</summary>
    /// <param name="Id">Id of the entry.</param>
    /// <param name="Key">Name of the key.</param>
    /// <param name="Mark">Mark of the secret that was sent; empty for the development key.</param>
    /// <param name="Act">What is done.</param>
    /// <param name="On">What it is done to: an address, without secrets and personal data.</param>
    public sealed record Begun(string Id, string Key, string Mark, string Act, string On) : AuditEvent;

    /// <summary>The act was answered.</summary>
    /// <param name="Id">Id of the entry.</param>
    /// <param name="Status">The HTTP status of the answer.</param>
    public sealed record Ended(string Id, int Status) : AuditEvent;
}
