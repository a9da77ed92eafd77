using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Orleans.Lite.Tests;

public sealed class ClusterSeamTests
{
    [Fact]
    public async Task A_call_to_a_grain_of_another_silo_goes_through_the_transport()
    {
        await using var cluster = await ProbedCluster.Start<TwoSilos>();
        var results = new List<int>();
        for (var number = 0; number < 40; number++)
        {
            results.Add(await cluster.Grains.GetGrain<ICounterGrain>($"{number}").Add(number));
        }

        var sent = cluster.Probe.Lines.Length;
        sent.ShouldBeInRange(5, 35);
        results.Count(result => result == -1).ShouldBe(sent);
    }

    private sealed class TwoSilos : ISiloConfigurator
    {
        public void Configure(ISiloBuilder siloBuilder) => siloBuilder.Services
            .AddSingleton<IMembership, Pair>().AddSingleton<ITransport, Echo>();
    }

    private sealed class Pair(ILocalSiloDetails self) : IMembership
    {
        public MembershipSnapshot Current { get; } = new(1, [self.SiloAddress, SiloAddress.New(IPAddress.Loopback, 22222, 1)]);

        public long Term => 1;

        public ValueTask<MembershipSnapshot> After(long version, CancellationToken cancellation) => new(Current);
    }

    /// <summary>Takes what a real one would: the method's name on the wire and the arguments. Answers -1.</summary>
    private sealed class Echo(Probe probe) : ITransport
    {
        public void Send(SiloAddress destination, Request request)
        {
            destination.Endpoint.Port.ShouldBe(22222);
            var copy = request.Method.Create();
            for (var index = 0; index < request.GetArgumentCount(); index++) copy.SetArgument(index, request.GetArgument(index)!);
            probe.Say($"{copy.Method.Id} {copy.GetArgument(0)}");
            ((ResultRequest<int>)request).Respond(-1);
        }
    }
}
