using Loyalty.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization;
using Orleans.TestingHost;

// What a call between two processes costs: a silo and a gateway in this one, which talk over the loopback.
// Arguments: callers (64), seconds of each measurement (5). CPU is that of both sides and of the callers.
var callers = args.Length > 0 ? int.Parse(args[0]) : 64;
var seconds = TimeSpan.FromSeconds(args.Length > 1 ? int.Parse(args[1]) : 5);
const int FirstPort = 21511;
var table = new InMemoryMembershipTable();
using var silo = new HostBuilder().UseOrleans(builder => builder
    .Configure<EndpointOptions>(options => options.SiloPort = FirstPort)
    .UseMembershipTable(_ => table).UseHttpTransport()).Build();
using var gateway = new HostBuilder().UseOrleansClient(builder => builder
    .Configure<EndpointOptions>(options => options.SiloPort = FirstPort + 1)
    .UseMembershipTable(_ => table).UseHttpTransport()).Build();
await silo.StartAsync();
await gateway.StartAsync();

IAwardGrain[] Grains(IHost host) => [.. Enumerable.Range(0, 256).Select(
    number => host.Services.GetRequiredService<IGrainFactory>().GetGrain<IAwardGrain>($"{number}"))];
var inside = Grains(silo);
var across = Grains(gateway);
await Rounds.Measure("ping within the silo", callers, seconds, number => inside[number % 256].Ping(number));
await Rounds.Measure("ping across", callers, seconds, number => across[number % 256].Ping(number));
await Rounds.Measure("purchase and receipt across", callers, seconds, number => across[number % 256].Purchase(Samples.Purchase(number)));
await using (var baseline = await RequestPerCall.Start(silo.Services.GetRequiredService<Serializer>(), FirstPort + 2))
{
    await Rounds.Measure("ping, an HTTP/2 request a call", callers, seconds, baseline.Ping);
    await Rounds.Measure("purchase, an HTTP/2 request a call", callers, seconds, number => baseline.Purchase(Samples.Purchase(number)));
}

await gateway.StopAsync();
await silo.StopAsync();
