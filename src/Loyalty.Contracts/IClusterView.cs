namespace Loyalty.Contracts;

/// <summary>When grains may have moved to other silos: whoever waits for word from one asks again then.</summary>
public interface IClusterView
{
    /// <summary>Rises whenever processes come or go.</summary>
    long Version { get; }

    /// <summary>Waits for a later version than one, and gives it; for ever where there is but one process.</summary>
    /// <param name="version">A version that is known.</param>
    /// <param name="cancellation">Ends the wait with an <see cref="OperationCanceledException"/>.</param>
    Task<long> After(long version, CancellationToken cancellation);
}
