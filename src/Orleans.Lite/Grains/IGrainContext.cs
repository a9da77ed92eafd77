namespace Orleans.Runtime;

/// <summary>One activation of a grain.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    /// <summary>Which grain.</summary>
    GrainId GrainId { get; }

    /// <summary>The grain object; null before it is made.</summary>
    object? GrainInstance { get; }

    /// <summary>A reference to the grain.</summary>
    GrainReference GrainReference { get; }

    /// <summary>The services that the grain object was made from.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes once the activation is gone; it never fails.</summary>
    Task Deactivated { get; }

    /// <summary>Lets running requests finish, then deactivates; later requests are served by a new activation.</summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
