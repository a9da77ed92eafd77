using Loyalty.EndToEnd.Tests.Acceptance;
using Loyalty.EndToEnd.Tests.Processes;

[assembly: AssemblyFixture(typeof(SharedServer))]
[assembly: CollectionBehavior(DisableTestParallelization = true)] // each test may have both cores to itself

namespace Loyalty.EndToEnd.Tests.Acceptance;

/// <summary>One running engine for all tests that do not kill it; each brings its own program or members.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private Server? server;

    internal EngineClient Client => server!.Client;

    internal Server Server => server!;

    internal string Data => folder.File("data");

    public async ValueTask InitializeAsync() => server = await Server.StartNew(Data);

    public ValueTask DisposeAsync()
    {
        server?.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
