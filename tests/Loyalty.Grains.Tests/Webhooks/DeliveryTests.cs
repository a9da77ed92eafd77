using Loyalty.Grains.Tests.Cluster;
using static Loyalty.Grains.Tests.Cluster.Orders;

namespace Loyalty.Grains.Tests.Webhooks;

public sealed class DeliveryTests
{
    [Fact]
    public async Task A_purchase_arrives_signed_at_an_endpoint()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await using var receiver = await Receiver.Open();
        var mary = await shop.Enrolled("mary");
        var secret = await shop.Register(receiver, "crm", "loyalty.balance.changed");

        await mary.Purchase(Order("1001", 25)).Value();
        await shop.Deliver();

        var message = receiver.All.ShouldHaveSingleItem();
        message.Signature.ShouldBe(EndpointTests.Signed(secret, message));
        message.Timestamp.ShouldBe($"{shop.Clock.Now.ToUnixTimeSeconds()}");
        message.Event["specversion"]!.ToString().ShouldBe("1.0");
        message.Event["id"]!.ToString().ShouldBe(message.Id);
        message.Event["source"]!.ToString().ShouldBe("/v1/programs/storefront");
        message.Event["type"]!.ToString().ShouldBe("loyalty.balance.changed");
        message.Event["subject"]!.ToString().ShouldBe("mary");
        message.Event["time"]!.ToString().ShouldBe("2026-03-10T15:00:00Z");
        message.Event["data"]!.ToJsonString().ShouldBe(
            """{"memberId":"mary","version":2,"cause":"purchase","orderId":"1001","points":2650,"balance":2650,"pending":0,"held":0,"owed":0}""");
    }
}
