using Loyalty.EndToEnd.Tests.Processes;

namespace Loyalty.EndToEnd.Tests.Shapes;

/// <summary>
/// A running engine in one of the shapes that it may have. All tests of a shape share it; each brings its own program or members.
/// It is started when the first test asks for it.
/// </summary>
public abstract class Engine : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private Cluster? cluster;

    internal Cluster Cluster => cluster!;

    internal EngineClient Client => cluster!.Client;

    private protected string Folder => folder.Name;

    public async Task Start()
    {
        if (cluster is not null)
        {
            return;
        }

        var made = await Make();
        cluster = made;
        await made.Start();
    }

    /// <summary>Kills all its processes and starts them again.</summary>
    public Task Restart() => cluster!.Restart();

    public void Dispose()
    {
        cluster?.Dispose();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected abstract Task<Cluster> Make();
}
