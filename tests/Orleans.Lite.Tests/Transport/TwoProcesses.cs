using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.Lite.Tests.Transport;

/// <summary>A silo and a gateway that talk over real sockets, in one process of the operating system.</summary>
internal sealed class TwoProcesses : IAsyncDisposable
{
    private readonly List<IHost> hosts = [];

    private TwoProcesses(SiloAddress silo)
    {
        SiloAddress = silo;
        GatewayAddress = FreeAddress();
    }

    public SiloAddress SiloAddress { get; }

    public SiloAddress GatewayAddress { get; }

    public Probe Probe { get; } = new();

    public ConcurrentQueue<string> Log { get; } = new();

    public IHost Silo { get; private set; } = null!;

    public IHost Gateway { get; private set; } = null!;

    public IWireGrain Grain => GrainFor(Gateway);

    public IEnumerable<SiloAddress> Gone => ((FixedMembership)Gateway.Services.GetRequiredService<IMembership>()).Gone;

    public static Task<TwoProcesses> Start(Action<ClusterTransportOptions>? both = null) => Start(both, both);

    public static async Task<TwoProcesses> Start(Action<ClusterTransportOptions>? silo, Action<ClusterTransportOptions>? gateway)
    {
        var processes = new TwoProcesses(FreeAddress());
        processes.Gateway = await processes.Add(processes.GatewayAddress, gateway);
        if (silo != Absent) processes.Silo = await processes.Add(processes.SiloAddress, silo);
        return processes;
    }

    /// <summary>The gateway reaches the silo through a proxy.</summary>
    public static async Task<TwoProcesses> StartBehind(CuttableProxy proxy, Action<ClusterTransportOptions>? both = null)
    {
        var processes = new TwoProcesses(SiloAddress.New(proxy.Endpoint, 3));
        proxy.Behind = FreeAddress().Endpoint;
        processes.Gateway = await processes.Add(processes.GatewayAddress, both);
        processes.Silo = await processes.Add(processes.SiloAddress, both + (options => options.ListenEndpoint = proxy.Behind));
        return processes;
    }

    /// <summary>Instead of the options of the silo: there is none.</summary>
    public static void Absent(ClusterTransportOptions options) => throw new InvalidOperationException();

    /// <summary>Below the ports that the system gives to outgoing connections: none of those takes it before it is listened on.</summary>
    public static SiloAddress FreeAddress()
    {
        while (true)
        {
            var place = new IPEndPoint(IPAddress.Loopback, Random.Shared.Next(20_000, 32_000));
            using var listener = new TcpListener(place);
            try
            {
                listener.Start();
                return SiloAddress.New(place, 3);
            }
            catch (SocketException)
            {
                // Somebody listens there: another one.
            }
        }
    }

    public IWireGrain GrainFor(IHost caller) => caller.Services.GetRequiredService<IGrainFactory>().GetGrain<IWireGrain>("a/b");

    public ITransport TransportOf(IHost host) => host.Services.GetRequiredService<ITransport>();

    public async Task<IHost> Add(
        SiloAddress address, Action<ClusterTransportOptions>? options, Action<ISiloBuilder>? more = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(new LineLogger(Log));
        builder.Services.AddSingleton(Probe);
        builder.UseOrleans(silo => silo.UseHttpTransport(options)
            .Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(20))
            .ConfigureServices(services => services
                .AddSingleton<ILocalSiloDetails>(new Details(address))
                .AddSingleton<IMembership>(new FixedMembership(SiloAddress, GatewayAddress))));
        if (more is not null) builder.UseOrleans(more);
        var host = builder.Build();
        hosts.Add(host);
        await host.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await host.StopAsync(limit.Token);
            host.Dispose();
        }
    }

    private sealed record Details(SiloAddress SiloAddress) : ILocalSiloDetails
    {
        public string Name => "test";

        public string ClusterId => "test";
    }

    private sealed class LineLogger(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
