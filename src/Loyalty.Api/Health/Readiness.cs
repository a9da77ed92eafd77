namespace Loyalty.Api.Health;

/// <summary>Whether requests should be sent here: from when the programs are loaded until the engine is told to stop.</summary>
internal sealed class Readiness
{
    private readonly CancellationToken stopping;
    private volatile bool loaded;

    public Readiness(IHostApplicationLifetime lifetime) => stopping = lifetime.ApplicationStopping;

    public bool IsReady => loaded && !stopping.IsCancellationRequested;

    public void ProgramsAreLoaded() => loaded = true;
}
