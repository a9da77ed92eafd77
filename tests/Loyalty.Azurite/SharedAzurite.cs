using System.Globalization;

namespace Loyalty.Azurite;

/// <summary>
/// The one server of a test assembly, started when the first test asks for it; tests take tables of their own, under a prefix that no
/// other has. Taken as an assembly fixture.
/// </summary>
public sealed class SharedAzurite : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private AzuriteServer? server;
    private int prefixes;

    /// <summary>The server; where Azurite is not installed the test is skipped with a word on what to install.</summary>
    public async Task<AzuriteServer> Server()
    {
        SkipWithoutAzurite();
        await turn.WaitAsync();
        try
        {
            return server ??= await AzuriteServer.StartNew();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Skips the test that runs where Azurite is not installed.</summary>
    public static void SkipWithoutAzurite()
    {
        if (AzuritePrograms.Script is null)
            Assert.Skip(AzuritePrograms.HowToInstall);
    }

    /// <summary>A connection string with a prefix of its own.</summary>
    public async Task<string> NewTables()
    {
        var number = Interlocked.Increment(ref prefixes).ToString(CultureInfo.InvariantCulture);
        return (await Server()).Connection($"TablePrefix=test{number}x;");
    }

    /// <summary>Stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        turn.Dispose();
    }
}
