using System.Globalization;

namespace Loyalty.Postgres;

/// <summary>
/// The one server of a test assembly, started when the first test asks for it. An assembly takes it with
/// <c>[assembly: AssemblyFixture(typeof(SharedPostgres))]</c>, a test class by a constructor argument. Tests take a database of
/// their own each and leave the server itself alone; who stops or pauses a server starts one of its own.
/// </summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private PostgresServer? server;
    private int databases;

    /// <summary>The server; where PostgreSQL is not installed the test is skipped with a word on what to install.</summary>
    public async Task<PostgresServer> Server()
    {
        SkipWithoutPostgres();
        await turn.WaitAsync();
        try
        {
            return server ??= await PostgresServer.StartNew();
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Skips the test that runs where PostgreSQL is not installed.</summary>
    public static void SkipWithoutPostgres()
    {
        if (PostgresBinaries.Folder is null)
            Assert.Skip(PostgresBinaries.HowToInstall);
    }

    /// <summary>Makes an empty database under a name that no other has.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> NewDatabase(string more = "")
    {
        var number = Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture);
        return await (await Server()).CreateDatabase($"test{number}", more);
    }

    /// <summary>Stops the server and deletes it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await server.DisposeAsync();
        turn.Dispose();
    }
}
