using System.Security.Cryptography;
using System.Text;
using Loyalty.Contracts.Webhooks;
using Loyalty.Grains.Tests.Cluster;
using static Loyalty.Grains.Tests.Cluster.Orders;

namespace Loyalty.Grains.Tests.Webhooks;

/// <summary>What an endpoint is, apart from what it is told.</summary>
public sealed class EndpointTests
{
    [Fact]
    public async Task A_secret_is_shown_when_it_is_made_and_never_again()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await using var receiver = await Receiver.Open();
        var secret = await shop.Register(receiver);
        secret.ShouldStartWith("whsec_");
        Convert.FromBase64String(secret["whsec_".Length..]).Length.ShouldBe(32);

        var webhooks = shop.Grains.GetGrain<IWebhooksGrain>("storefront");
        (await webhooks.Put("crm", new WebhookRequest { Url = receiver.Url }).Value()).Secret.ShouldBeNull();
        (await shop.Webhook().Get().Value()).Secret.ShouldBeNull();
        (await webhooks.List().Value()).Webhooks.ShouldHaveSingleItem().Secret.ShouldBeNull();
        var rotated = (await shop.Webhook().Rotate(new RotationRequest { RotationId = "r" }).Value()).Secret.ShouldNotBeNull();
        rotated.ShouldNotBe(secret);
        var again = await shop.Webhook().Rotate(new RotationRequest { RotationId = "r" });
        (again.Replayed, again.Value!.Secret).ShouldBe((true, null));
        (await shop.Webhook().Rotate(new RotationRequest { RotationId = "r", OverlapHours = 3 }).Refusal()).Code.ShouldBe("id-reused");
        await shop.Webhook().Remove().Value();
        (await shop.Webhook().Get().Refusal()).Code.ShouldBe("webhook-unknown");

        shop.Log.All.ShouldAllBe(line => !line.Contains(secret) && !line.Contains(rotated) && !line.Contains("token=of-the-shop"));
    }

    [Fact]
    public async Task While_a_secret_rotates_messages_are_signed_by_both()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await using var receiver = await Receiver.Open();
        var old = await shop.Register(receiver);
        var mine = (await shop.Webhook().Rotate(new RotationRequest { RotationId = "r", OverlapHours = 2 }).Value()).Secret!;

        await shop.Webhook().Ping().Value();
        shop.Clock.Now += TimeSpan.FromHours(2);
        await shop.Webhook().Ping().Value();

        var (first, second) = (receiver.Taken[0], receiver.Taken[1]);
        first.Signature.ShouldBe($"{Signed(mine, first)} {Signed(old, first)}");
        second.Signature.ShouldBe(Signed(mine, second));
        (await shop.Webhook().Get().Value()).OldSecretUntil.ShouldBeNull();
    }

    [Fact]
    public async Task A_ping_tells_what_became_of_it()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await using var receiver = await Receiver.Open();
        await shop.Register(receiver);

        (await shop.Webhook().Ping().Value()).Delivered.ShouldBeTrue();
        receiver.Answer = static _ => 307;
        (await shop.Webhook().Ping().Value()).ShouldSatisfyAllConditions(
            attempt => attempt.Delivered.ShouldBeFalse(), attempt => attempt.Failure.ShouldBe("status-307"));

        receiver.All.Select(message => message.Type).ShouldBe(["loyalty.ping", "loyalty.ping"], "the redirect was not followed");
        (await shop.Webhook("other").Ping().Refusal()).Code.ShouldBe("webhook-unknown");
    }

    [Fact]
    public async Task An_endpoint_that_is_paused_is_told_later_and_one_that_is_removed_never()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await using var receiver = await Receiver.Open();
        var mary = await shop.Enrolled("mary");
        await shop.Register(receiver, "crm", "loyalty.balance.changed");
        await Put(shop, new WebhookRequest { Url = receiver.Url, Paused = true, Types = ["loyalty.balance.changed"] });
        await mary.Purchase(Order("1", 1)).Value();
        await shop.Deliver();
        receiver.All.ShouldBeEmpty();

        await Put(shop, new WebhookRequest { Url = receiver.Url, Types = ["loyalty.balance.changed"] });
        await shop.Deliver();
        receiver.Taken.ShouldHaveSingleItem();
        await shop.Webhook().Remove().Value();
        await mary.Purchase(Order("2", 1)).Value();
        await shop.Deliver();
        receiver.Taken.ShouldHaveSingleItem();

        await shop.Register(receiver, "crm", "loyalty.balance.changed");
        await mary.Purchase(Order("3", 1)).Value();
        await shop.Deliver();
        receiver.Taken.Select(message => message.Version).ShouldBe([2, 4], "it begins where it was made known again");
    }

    [Fact]
    public async Task An_endpoint_may_begin_at_any_place_of_the_feed()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await using var receiver = await Receiver.Open();
        var mary = await shop.Enrolled("mary");
        await mary.Purchase(Order("1", 1)).Value();

        await Put(shop, new WebhookRequest { Url = receiver.Url, After = "" });
        await shop.Deliver();

        receiver.Taken.Select(message => message.Id).ShouldBe((await shop.Told()).Select(told => told.Id), ignoreOrder: true);
    }

    [Theory]
    [InlineData("shop.example/hook", "/url")]
    [InlineData("ftp://shop.example/hook", "/url")]
    [InlineData("https://user:word@shop.example/", "/url")]
    [InlineData("https://shop.example/#part", "/url")]
    [InlineData("https://shop.example/", "/types/1", "loyalty.tier.changed", "tier")]
    public async Task What_cannot_be_an_endpoint_is_refused_at_its_place(string url, string pointer, params string[] types)
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var refusal = await shop.Webhook().Put(new WebhookRequest { Url = url, Types = types }).Refusal();
        (refusal.Code, refusal.Faults.ShouldHaveSingleItem().Pointer).ShouldBe(("invalid-request", pointer));
        (await shop.Webhook("crm", "none").Put(new WebhookRequest { Url = url }).Refusal()).Code.ShouldBe("program-unknown");
    }

    private static async Task<WebhookView> Put(Shop shop, WebhookRequest request) =>
        await shop.Grains.GetGrain<IWebhooksGrain>("storefront").Put("crm", request).Value();

    /// <summary>As Standard Webhooks says, worked out apart from the engine.</summary>
    internal static string Signed(string secret, Message message)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
        var signed = hmac.ComputeHash(Encoding.UTF8.GetBytes($"{message.Id}.{message.Timestamp}.{message.Body}"));
        return $"v1,{Convert.ToBase64String(signed)}";
    }
}
