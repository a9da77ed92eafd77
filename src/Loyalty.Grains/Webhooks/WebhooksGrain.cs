using Loyalty.Contracts;
using Loyalty.Contracts.Webhooks;
using Loyalty.Domain.Notifications;
using Loyalty.Grains.Catalogues;
using Loyalty.Journal;

namespace Loyalty.Grains.Webhooks;

/// <summary>The endpoints of a program: their streams say which there are.</summary>
internal sealed class WebhooksGrain(IJournal journal, IGrainFactory grains, CatalogueShelf shelf) : Grain, IWebhooksGrain
{
    private const int MostWebhooks = 50;

    private string Program => this.GetPrimaryKeyString();

    public async Task<Answer<WebhookView>> Put(string webhook, WebhookRequest request, CancellationToken cancellation = default)
    {
        var known = await All(cancellation);
        return known.Count >= MostWebhooks && known.All(view => view.WebhookId != webhook)
            ? WebhookRefusals.TooMany(MostWebhooks).As<WebhookView>()
            : await grains.GetGrain<IWebhookGrain>($"{Program}/{webhook}").Put(request, cancellation);
    }

    public async Task<Answer<WebhookList>> List(CancellationToken cancellation = default) =>
        await shelf.Get(Program, cancellation) is null
            ? CatalogueRefusals.ProgramUnknown(Program).As<WebhookList>()
            : Answers.Of(new WebhookList { Webhooks = [.. await All(cancellation)], Types = [.. NotificationKinds.All] });

    private async Task<List<WebhookView>> All(CancellationToken cancellation)
    {
        var (views, last) = (new List<WebhookView>(), "");
        while (await journal.Streams(Streams.Webhooks(Program), last, MostWebhooks, cancellation) is { Count: > 0 } page)
        {
            var answers = await Task.WhenAll(page.Select(stream =>
                grains.GetGrain<IWebhookGrain>(stream[Streams.AllWebhooks.Length..]).Get(cancellation)));
            views.AddRange(answers.Select(answer => answer.Value).OfType<WebhookView>());
            last = page[^1];
        }

        return views;
    }
}
