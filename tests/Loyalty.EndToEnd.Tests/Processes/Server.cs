namespace Loyalty.EndToEnd.Tests.Processes;

/// <summary>The engine as a process of its own, on one address and one data folder however often it is killed and started.</summary>
internal sealed class Server : IDisposable
{
    public const string Key = "the-key-of-the-tests";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string data;
    private readonly string? key;
    private RunningProcess? process;

    /// <param name="data">The data folder.</param>
    /// <param name="key">The key; null: the engine makes one.</param>
    public Server(string data, string? key = Key)
    {
        this.data = data;
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

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public async Task Start()
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process = Run(line =>
        {
            if (line.StartsWith("Loyalty is ready", StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
        });
        var ended = process.Ended(Patience);
        await Task.WhenAny(ready.Task, ended);
        if (!ready.Task.IsCompletedSuccessfully)
        {
            throw new InvalidOperationException($"The engine does not start:\n{process.Output}");
        }
    }

    /// <summary>Starts a process that is expected to be refused, and waits for its end.</summary>
    public async Task<(int ExitCode, string Output)> StartRefused()
    {
        using var refused = Run(null);
        var code = await refused.Ended(Patience);
        return (code, refused.Output);
    }

    public void Kill() => process!.Kill();

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

    private RunningProcess Run(Action<string>? onLine) => new(
        Built.Api,
        Path.GetDirectoryName(data)!,
        [],
        new Dictionary<string, string?>
        {
            ["LOYALTY_DEV_KEY"] = key,
            ["Loyalty__Data"] = data,
            ["Loyalty__Programs"] = Path.Combine(Built.Root, "programs"),
            ["Loyalty__SweepMilliseconds"] = $"{SweepMilliseconds}",
            ["ASPNETCORE_URLS"] = Address.OriginalString,
        },
        onLine);
}
