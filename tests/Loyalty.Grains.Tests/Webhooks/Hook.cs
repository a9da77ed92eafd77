using Loyalty.Contracts.Feed;
using Loyalty.Contracts.Webhooks;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Webhooks;

/// <summary>Webhooks of a shop as tests like them.</summary>
internal static class Hook
{
    public static IWebhookGrain Webhook(this Shop shop, string id = "crm", string program = "storefront") =>
        shop.Grains.GetGrain<IWebhookGrain>($"{program}/{id}");

    /// <summary>Makes an endpoint known, and gives its secret.</summary>
    public static async Task<string> Register(this Shop shop, Receiver receiver, string id = "crm", params string[] types)
    {
        var request = new WebhookRequest { Url = receiver.Url, Types = types };
        return (await shop.Grains.GetGrain<IWebhooksGrain>("storefront").Put(id, request).Value()).Secret.ShouldNotBeNull();
    }

    /// <summary>Lets a webhook deliver what there is by now.</summary>
    public static async Task Deliver(this Shop shop, string id = "crm")
    {
        await shop.Webhook(id).Settle();
        await shop.Webhook(id).Deliver();
        await shop.Webhook(id).Settle();
    }

    /// <summary>All that the feed tells.</summary>
    public static async Task<List<CloudEvent>> Told(this Shop shop, int limit = 1_000, string program = "storefront")
    {
        var (all, next) = (new List<CloudEvent>(), "");
        while (true)
        {
            var page = await shop.Grains.GetGrain<IFeedGrain>(program).Read(next, limit).Value();
            all.AddRange(page.Events);
            next = page.Next;
            if (!page.More)
            {
                return all;
            }
        }
    }
}
