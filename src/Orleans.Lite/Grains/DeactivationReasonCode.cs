using System.Diagnostics.CodeAnalysis;

namespace Orleans;

/// <summary>The kinds of reason for which this runtime deactivates; the numbers are those of Orleans.</summary>
[SuppressMessage("Design", "CA1028", Justification = "The underlying type is that of Orleans.")]
public enum DeactivationReasonCode : byte
{
    /// <summary>None told.</summary>
    None = 0,

    /// <summary>The silo stops.</summary>
    ShuttingDown = 1,

    /// <summary>The grain could not be activated.</summary>
    ActivationFailed = 2,

    /// <summary>Not called for the collection age.</summary>
    ActivationIdle = 4,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested = 9,

    /// <summary>The runtime asked for it.</summary>
    RuntimeRequested = 11,

    /// <summary>There were more activations than the silo may hold, and this one was used least recently.</summary>
    HighMemoryPressure = 12,
}
