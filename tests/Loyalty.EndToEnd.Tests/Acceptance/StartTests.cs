using Loyalty.EndToEnd.Tests.Processes;
using Loyalty.EndToEnd.Tests.Shapes;

namespace Loyalty.EndToEnd.Tests.Acceptance;

[Collection(typeof(EmbeddedCollection))]
public sealed class StartTests(Embedded engine) : AcceptanceTests(engine)
{
    private readonly string data = engine.Data;

    [Fact]
    public async Task A_second_process_on_the_same_data_is_refused_with_words_and_harms_nothing()
    {
        await Client.Enrol("storefront", "before-second");
        using var second = new Server(data);

        var (code, output) = await second.StartRefused();

        code.ShouldNotBe(0);
        output.ShouldContain("is in use by another process");
        output.ShouldContain("give this one another data directory");
        (await Client.Member("storefront", "before-second")).Points("version").ShouldBeGreaterThan(0);
        await Client.Buy("storefront", "before-second", "1", 5);
    }

    [Fact]
    public async Task A_body_over_256_KB_is_refused_and_one_of_256_KB_is_read()
    {
        const int Limit = 256 * 1024;
        await Client.Enrol("storefront", "large");
        var order = """{"orderId": "1", "currency": "USD", "lines": [{"sku": "MUG", "quantity": 1, "unitPrice": 5}]}""";

        var tooLarge = await Client.Post("storefront/members/large/purchases", order.PadRight(Limit + 1));
        var largest = await Client.Post("storefront/members/large/purchases", order.PadRight(Limit));

        ((int)tooLarge.Status).ShouldBe(413);
        tooLarge.Code.ShouldBe("too-large");
        ((int)largest.Status).ShouldBe(201, largest.Body);
    }

    [Fact]
    public async Task Without_the_key_nothing_is_answered_and_health_and_description_are()
    {
        using var stranger = new EngineClient(Client.Http.BaseAddress!, "another-key");

        ((int)(await stranger.Get("storefront/members/mary")).Status).ShouldBe(401);
        foreach (var open in new[] { "/health/live", "/health/ready", "/openapi/v1.json", "/v1/program.schema.json" })
        {
            ((int)(await stranger.Get(open)).Status).ShouldBe(200, open);
        }
    }
}
