using System.Diagnostics;

namespace Loyalty.Faults.Processes;

/// <summary>A process of the engine that can be killed, paused and started again, on the same addresses each time.</summary>
/// <param name="launch">How it is started.</param>
/// <param name="folder">Where its log file lies.</param>
public sealed class EngineProcess(Launch launch, string folder) : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);
    private readonly ProcessLog log = new(Path.Combine(folder, $"{launch.Name}.log"));
    private readonly List<(DateTimeOffset At, bool IsStop)> ends = [];
    private Process? process;

    /// <summary>How long it may take to start, and to stop.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    public string Name => Launch.Name;

    public Launch Launch { get; private set; } = launch;

    /// <summary>The last lines that it wrote.</summary>
    public string Output => log.Tail;

    public bool IsRunning => process is { HasExited: false };

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It ended, or is not ready in time; the message has what it wrote.</exception>
    public async Task Start()
    {
        Begin();
        await Ready();
    }

    /// <summary>Starts it and does not wait.</summary>
    public void Begin()
    {
        var start = new ProcessStartInfo(Launch.Executable, Launch.Arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ROOT"] = BuildFolder.DotnetRoot;
        foreach (var (name, value) in Launch.Environment)
        {
            start.Environment[name] = value;
        }

        log.Write($"-- start {string.Join(' ', Launch.Arguments)}");
        ends.Add((DateTimeOffset.UtcNow, false));
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => log.Write(line.Data);
        process.ErrorDataReceived += (_, line) => log.Write(line.Data);
        process.Start();
        ProcessWatch.Started(process.Id);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until it says that it is ready.</summary>
    public async Task Ready()
    {
        var began = Stopwatch.GetTimestamp();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(1) })
        {
            BaseAddress = Launch.Address,
            Timeout = TimeSpan.FromSeconds(2),
        };
        while (!await IsReady(http))
        {
            if (!IsRunning || Stopwatch.GetElapsedTime(began) > Patience)
            {
                throw new InvalidOperationException($"{Name} does not get ready:\n{Output}");
            }

            await Task.Delay(BetweenLooks);
        }
    }

    /// <summary>SIGKILL: it gets no chance to do anything.</summary>
    public void Kill()
    {
        log.Write($"-- kill");
        process?.Kill();
        Forget();
    }

    /// <summary>SIGTERM, as an operator asks it to end; gives its exit code.</summary>
    public async Task<int> Stop()
    {
        log.Write($"-- stop");
        ends.Add((DateTimeOffset.UtcNow, true));
        Signals.Send(process!.Id, Signals.Terminate);
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        var code = process.ExitCode;
        Forget();
        return code;
    }

    /// <summary>SIGSTOP: it stands still and knows nothing of it.</summary>
    public void Pause()
    {
        log.Write($"-- pause");
        Signals.Send(process!.Id, Signals.Stop);
    }

    /// <summary>SIGCONT: it goes on where it stood.</summary>
    public void Continue()
    {
        log.Write($"-- continue");
        Signals.Send(process!.Id, Signals.Continue);
    }

    /// <summary>Kills it and starts it again.</summary>
    public Task Restart()
    {
        Kill();
        return Start();
    }

    /// <summary>Whether it had been asked to end at an instant, and had not been started again.</summary>
    public bool WasStopping(DateTimeOffset instant) => ends.LastOrDefault(end => end.At <= instant).IsStop;

    /// <summary>From the next start on it is started in another way: of another build, for example.</summary>
    public void Become(Launch other) => Launch = other;

    public void Dispose()
    {
        Kill();
        log.Dispose();
    }

    private async Task<bool> IsReady(HttpClient http)
    {
        try
        {
            using var response = await http.GetAsync("/health/ready");
            return response.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            return false;
        }
    }

    private void Forget()
    {
        if (process is null)
        {
            return;
        }

        process.WaitForExit();
        ProcessWatch.Ended(process.Id);
        process.Dispose();
        process = null;
    }
}
