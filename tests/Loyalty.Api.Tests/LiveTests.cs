using System.Net;
using System.Text.Json;

namespace Loyalty.Api.Tests;

public class LiveTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Fact]
    public async Task The_present_state_comes_first_and_then_each_change()
    {
        await Enrol("lea");
        using var stream = await Follow("lea");

        var first = await stream.Next();
        await Buy("lea", "o-1", 3);
        var second = await stream.Next();

        first.Id.ShouldBe("1");
        first.Member.GetProperty("balance").GetInt64().ShouldBe(0);
        second.Id.ShouldBe("2");
        second.Member.GetProperty("balance").GetInt64().ShouldBe(300);
        second.Member.ToString().ShouldBe(await server.Client.GetStringAsync("v1/programs/shop/members/lea"));
    }

    [Fact]
    public async Task Who_comes_back_with_the_same_version_still_gets_the_present_state()
    {
        await Enrol("ben");
        using var stream = await Follow("ben", lastEventId: "1");

        (await stream.Next()).Id.ShouldBe("1");
    }

    [Fact]
    public async Task Versions_never_go_back_and_the_last_one_always_comes()
    {
        await Enrol("kim");
        using var stream = await Follow("kim");
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Buy("kim", $"o-{number}", 1)));

        var version = 0L;
        while (version < 201)
        {
            var next = long.Parse((await stream.Next()).Id, System.Globalization.CultureInfo.InvariantCulture);
            next.ShouldBeGreaterThan(version);
            version = next;
        }
    }

    [Fact]
    public async Task A_member_that_does_not_exist_has_no_stream()
    {
        using var answer = await server.Client.GetAsync("v1/programs/shop/members/nobody/live");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task The_engine_stops_while_streams_are_open()
    {
        var own = new ApiServer();
        await own.InitializeAsync();
        (await own.Post("v1/programs/shop/members", """{"memberId":"ann"}""")).StatusCode.ShouldBe(HttpStatusCode.Created);
        using var stream = await EventStream.Open(own.Client, "v1/programs/shop/members/ann/live");
        await stream.Next();

        var stopping = own.DisposeAsync().AsTask();

        (await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromSeconds(20)))).ShouldBe(stopping);
        await stopping;
    }

    private async Task Enrol(string member) =>
        (await server.Post("v1/programs/shop/members", JsonSerializer.Serialize(new { memberId = member }))).StatusCode.ShouldBe(HttpStatusCode.Created);

    private async Task Buy(string member, string order, decimal price)
    {
        var purchase = new { orderId = order, currency = "USD", lines = new[] { new { sku = "a", quantity = 1, unitPrice = price } } };
        using var answer = await server.Post($"v1/programs/shop/members/{member}/purchases", JsonSerializer.Serialize(purchase));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private Task<EventStream> Follow(string member, string? lastEventId = null) =>
        EventStream.Open(server.Client, $"v1/programs/shop/members/{member}/live", lastEventId);
}
