using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Loyalty.Processes;

namespace Loyalty.Azurite;

/// <summary>
/// A Table service of the tests' own: a temporary folder, a free port of the loopback. It ends with the process that started it, however
/// that ends. Azurite writes to its folder some seconds late, and all of it when it is told to stop: it is no store to be killed.
/// </summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private readonly string folder = Directory.CreateTempSubdirectory("loyalty-azurite-").FullName;
    private readonly bool keeps;
    private Process? watch;

    private AzuriteServer(int port, bool keeps) => (Port, this.keeps) = (port, keeps);

    /// <summary>Where it listens on 127.0.0.1; the same after a restart.</summary>
    public int Port { get; }

    /// <summary>The connection string of its account; more settings may be added to it.</summary>
    public string Connection(string more = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"AccountName=devstoreaccount1;AccountKey={Key};TableEndpoint=http://127.0.0.1:{Port}/devstoreaccount1;{more}");

    /// <summary>Starts one.</summary>
    /// <param name="keeps">Whether it keeps its data over a stop; it is quicker where it does not.</param>
    public static async Task<AzuriteServer> StartNew(bool keeps = false)
    {
        var server = new AzuriteServer(FreePort.Find(), keeps);
        await server.Start();
        return server;
    }

    /// <summary>Starts it again after <see cref="Stop"/>, at the same port, and waits until it listens.</summary>
    public async Task Start()
    {
        using var script = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("watch.sh")!);
        string[] server =
        [
            "node", AzuritePrograms.Script!, .. Log is null ? ["--silent"] : Array.Empty<string>(), "--disableTelemetry", "--tableKeepAliveTimeout", "60",
            "--tablePort", Port.ToString(CultureInfo.InvariantCulture), .. keeps ? ["--location", folder] : new[] { "--inMemoryPersistence" },
        ];
        watch = Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", await script.ReadToEndAsync(), "watch", ProcessNote, .. server])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        _ = Note(watch.StandardOutput);
        for (var tries = 0; !await Listens(); tries++)
        {
            if (tries > 600 || watch.HasExited)
                throw new InvalidOperationException("Azurite does not start.");
            await Task.Delay(50);
        }
    }

    /// <summary>Tells it to end, and waits until it has written its data and ended.</summary>
    public async Task Stop()
    {
        if (watch is null)
            return;
        watch.StandardInput.Close();
        await watch.WaitForExitAsync();
        watch.Dispose();
        watch = null;
    }

    /// <summary>Suspends it (SIGSTOP): connections stay open and nobody answers.</summary>
    public void Pause() => Signals.TrySend(ServerProcess, Signals.Stop);

    /// <summary>Lets it go on.</summary>
    public void Continue() => Signals.TrySend(ServerProcess, Signals.Continue);

    /// <summary>Ends it and deletes all it had.</summary>
    public async ValueTask DisposeAsync()
    {
        await Stop();
        Directory.Delete(folder, recursive: true);
    }

    private static string? Log => Environment.GetEnvironmentVariable("LOYALTY_AZURITE_LOG");

    /// <summary>Azurite tells each request on its output, which is kept where somebody wants to see it.</summary>
    private static async Task Note(StreamReader told)
    {
        await using var log = Log is { } file ? File.AppendText(file) : StreamWriter.Null;
        while (await told.ReadLineAsync() is { } line)
            await log.WriteLineAsync(line);
    }

    private string ProcessNote => Path.Combine(folder, "process");

    private int ServerProcess => int.Parse(File.ReadAllText(ProcessNote), CultureInfo.InvariantCulture);

    private async Task<bool> Listens()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
