using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Orleans.Lite.Tests.Transport;

/// <summary>Three silos and a client with a membership of their own, over real sockets.</summary>
public sealed class HttpClusterTests
{
    [Fact]
    public async Task Calls_find_their_silo_while_silos_come_and_go()
    {
        var builder = new TestClusterBuilder(3);
        builder.AddSiloBuilderConfigurator<OnSockets>().AddClientBuilderConfigurator<OnSockets>();
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        using var enough = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 8).Select(caller => Call(cluster.GrainFactory, caller, enough.Token)).ToList();
        var silos = cluster.Silos;
        await cluster.StopSiloAsync(silos[1]);
        await cluster.StartAdditionalSiloAsync();
        await cluster.StopSiloAsync(silos[0]);
        await cluster.WaitForLivenessToStabilizeAsync();
        await enough.CancelAsync();
        (await Task.WhenAll(callers)).Sum().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Observers_of_a_client_hear_grains_of_all_silos()
    {
        var builder = new TestClusterBuilder(2);
        builder.AddSiloBuilderConfigurator<OnSockets>().AddClientBuilderConfigurator<OnSockets>();
        await using var cluster = builder.Build();
        await cluster.DeployAsync();
        var observer = new Observer();
        var reference = cluster.GrainFactory.CreateObjectReference<IWireObserver>(observer);
        for (var number = 0; number < 20; number++) await cluster.GrainFactory.GetGrain<IWireGrain>($"{number}").Watch(reference);
        observer.Asked.ShouldBe(20);
        GC.KeepAlive(observer);
    }

    /// <summary>What a grain answers in spite of silos that stop; nothing may fail, as those that stop finish what they have.</summary>
    private static async Task<int> Call(IGrainFactory factory, int caller, CancellationToken enough)
    {
        var calls = 0;
        for (; !enough.IsCancellationRequested; calls++)
        {
            (await factory.GetGrain<IWireGrain>($"{caller}/{calls % 50}").Add(calls, 1, CancellationToken.None)).ShouldBe(calls + 1);
        }

        return calls;
    }

    private sealed class OnSockets : ISiloConfigurator, IClientBuilderConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder)
        {
            siloBuilder.Services.AddSingleton<Probe>();
            siloBuilder.Configure<EndpointOptions>(Anywhere).Configure<ClusterOptions>(Ours).UseHttpTransport();
        }

        public void Configure(IConfiguration configuration, IClientBuilder clientBuilder) =>
            clientBuilder.Configure<EndpointOptions>(Anywhere).Configure<ClusterOptions>(Ours).UseHttpTransport();

        private static void Ours(ClusterOptions options) => options.ClusterId = "ours";

        private static void Anywhere(EndpointOptions options) => options.SiloPort = TwoProcesses.FreeAddress().Endpoint.Port;
    }

    private sealed class Observer : IWireObserver
    {
        private int asked;

        public int Asked => asked;

        public Task<string> Ask(string question)
        {
            asked++;
            return Task.FromResult("here");
        }

        public void Hear(string news)
        {
        }
    }
}
