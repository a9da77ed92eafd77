using System.Net;
using Loyalty.Api.Tests.Fakes;
using Loyalty.Contracts.Audit;
using Loyalty.Contracts.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Loyalty.Api.Tests.Access;

public sealed class UnrecordedTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Shop = "v1/programs/shop";

    [Fact]
    public async Task What_cannot_be_recorded_is_not_done()
    {
        var trail = (FakeAudit)Grains.GetGrain<IAuditGrain>(AuditKey.Of("shop"));
        trail.Failure = new TimeoutException("the store is away");
        (await server.Client.Problem(HttpMethod.Post, Shop + "/promotions/double/activate")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await server.Client.GetStringAsync(Shop + "/promotions")).ShouldContain("\"active\":false");
        trail.Failure = null;
        (await server.Client.Problem(HttpMethod.Post, Shop + "/promotions/double/activate")).Status.ShouldBe(HttpStatusCode.OK);
        (await server.Client.GetStringAsync(Shop + "/promotions")).ShouldContain("\"active\":true");
    }

    [Fact]
    public async Task A_thousand_calls_with_a_key_ask_for_keys_no_more_often_than_the_clock_does()
    {
        using var checkout = server.With(await server.MakeKey("""{"name":"till","scopes":["checkout"],"requestsPerSecond":1000000}"""));
        var ring = (FakeKeyRing)Grains.GetGrain<IKeyRingGrain>(IKeyRingGrain.RingKey);
        ring.Asked = 0;
        for (var call = 0; call < 1_000; call++)
            (await checkout.GetAsync(Shop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        ring.Asked.ShouldBeLessThan(100);
    }

    private IGrainFactory Grains => server.Services.GetRequiredService<IGrainFactory>();
}
