using System.Diagnostics;
using System.Net.Sockets;

namespace Loyalty.EndToEnd.Tests.Processes;

/// <summary>A process of the engine, on one address and with the same settings however often it is killed and started.</summary>
internal sealed class Server : IDisposable
{
    public const string Key = "the-key-of-the-tests";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);
    private readonly Launch launch;
    private readonly string? key;
    private RunningProcess? process;

    /// <param name="data">The data folder of one process on SQLite.</param>
    /// <param name="key">The key; null: the engine makes one.</param>
    public Server(string data, string? key = Key)
        : this(Launch.Embedded(data), key)
    {
    }

    /// <param name="launch">How it is started.</param>
    /// <param name="key">The key; null: the engine makes one.</param>
    public Server(Launch launch, string? key = Key)
    {
        this.launch = launch;
        this.key = key;
        Address = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        Client = new EngineClient(Address, key);
    }

    /// <summary>How often it looks for members that have something to do.</summary>
    public int SweepMilliseconds { get; init; } = 1_000;

    public Uri Address { get; }

    public EngineClient Client { get; }

    public string Output => process?.Output ?? "";

    public static async Task<Server> StartNew(string data)
    {
        var server = new Server(data);
        await server.Start();
        return server;
    }

    /// <summary>Starts it and waits until it is ready.</summary>
    public async Task Start()
    {
        process = Run();
        for (var began = Stopwatch.GetTimestamp(); !await IsReady();)
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new InvalidOperationException($"The engine does not start:\n{process.Output}");
            }

            await Task.Delay(BetweenLooks);
        }
    }

    /// <summary>Starts a process that is expected to be refused, and waits for its end.</summary>
    public async Task<(int ExitCode, string Output)> StartRefused()
    {
        using var refused = Run();
        var code = await refused.Ended(Patience);
        return (code, refused.Output);
    }

    public void Kill() => process!.Kill();

    /// <summary>SIGSTOP: it stands still, and its connections stay open.</summary>
    public void Pause() => process!.Pause();

    /// <summary>SIGCONT: it goes on where it stood.</summary>
    public void Continue() => process!.Continue();

    public async Task Restart()
    {
        Kill();
        await Start();
    }

    /// <summary>Asks it to end, as an operator does, and gives its exit code.</summary>
    public Task<int> Stop()
    {
        process!.Terminate();
        return process.Ended(Patience);
    }

    public void Dispose()
    {
        process?.Dispose();
        Client.Dispose();
    }

    private async Task<bool> IsReady()
    {
        try
        {
            return (await Client.Get("/health/ready")).Status == System.Net.HttpStatusCode.OK;
        }
        catch (Exception failure) when (failure is HttpRequestException or SocketException)
        {
            return false;
        }
    }

    private RunningProcess Run() => new(
        launch.Executable,
        launch.Folder,
        [.. launch.Arguments, "--urls", Address.OriginalString],
        new Dictionary<string, string?>(launch.Environment)
        {
            ["LOYALTY_DEV_KEY"] = key,
            ["Loyalty__Programs"] = Path.Combine(Built.Root, "programs"),
            ["Loyalty__SweepMilliseconds"] = $"{SweepMilliseconds}",
        });
}
