using Loyalty.EndToEnd.Tests.Processes;

namespace Loyalty.EndToEnd.Tests.Shapes;

/// <summary>Tests of what the engine does for its callers, which is the same in every shape.</summary>
[Trait("Speed", "slow")]
public abstract class AcceptanceTests(Engine engine) : IAsyncLifetime
{
    private protected EngineClient Client => engine.Client;

    /// <summary>Kills all processes of the engine and starts them again.</summary>
    private protected Task Restart() => engine.Restart();

    public async ValueTask InitializeAsync() => await engine.Start();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
