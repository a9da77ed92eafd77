namespace Loyalty.Api.Health;

/// <summary>Whether requests should be sent here: from when the programs are loaded until the engine is told to stop.</summary>
internal sealed class Readiness
{
    private readonly CancellationToken stopping;
    private volatile bool loaded;
    private volatile bool ended;

    public Readiness(IHostApplicationLifetime lifetime) => stopping = lifetime.ApplicationStopping;

    public bool IsReady => loaded && !HasEnded;

    /// <summary>Whether the engine was told to stop.</summary>
    public bool HasEnded => ended || stopping.IsCancellationRequested;

    public void ProgramsAreLoaded() => loaded = true;

    public void End() => ended = true;
}
