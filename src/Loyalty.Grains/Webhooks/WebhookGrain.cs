using Loyalty.Contracts;
using Loyalty.Contracts.Webhooks;
using Loyalty.Domain.Notifications;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Feed;
using Loyalty.Grains.Members;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Loyalty.Grains.Webhooks;

/// <summary>
/// One endpoint: a shell around its stream, which says what it is and how far it was told. What it is told is read from the ledgers,
/// beside the calls that it answers: no award waits for it, and no other endpoint does.
/// </summary>
internal sealed partial class WebhookGrain(
    IJournal journal, CatalogueShelf shelf, ISeedSource seeds, IWebhookSender sender, TimeProvider time, ILogger<WebhookGrain> logger)
    : Grain, IWebhookGrain, IDisposable
{
    // Calls and the delivery beside them take turns here: what one appends, the next one builds on.
    private readonly SemaphoreSlim turn = new(1);
    private SmallStream<Webhook, WebhookEvent>? stream;

    public async Task<Answer<WebhookView>> Put(WebhookRequest request, CancellationToken cancellation = default)
    {
        if (await shelf.Get(Program, cancellation) is null)
        {
            return CatalogueRefusals.ProgramUnknown(Program).As<WebhookView>();
        }

        if (WebhookReading.FaultsOf(request, sender) is { } refusal)
        {
            return refusal.As<WebhookView>();
        }

        var after = request.After is { } text ? FeedCursor.Read(text)!.Value.Position : await journal.End(cancellation);
        var registered = Registration(request, after);
        var outcome = await Execute("put", (webhook, now) => webhook is { IsRemoved: false }
            ? new WebhookEvent.Changed { At = now, Url = registered.Url, Types = registered.Types, IsPaused = registered.IsPaused }
            : registered with { At = now }, cancellation);
        return Shown(outcome, (outcome.Event as WebhookEvent.Registered)?.Secret);
    }

    public async Task<Answer<WebhookView>> Get(CancellationToken cancellation = default)
    {
        await Refresh(cancellation);
        return Shown(null);
    }

    public async Task<Answer<WebhookView>> Remove(CancellationToken cancellation = default)
    {
        var outcome = await Execute("remove", (webhook, now) => Known(webhook, () => new WebhookEvent.Removed { At = now }), cancellation);
        return outcome.Refusal?.As<WebhookView>() ?? Answers.Of(WebhookViews.Of(Id, Stream.State!, shelf.EngineNow));
    }

    public async Task<Answer<WebhookView>> Rotate(RotationRequest request, CancellationToken cancellation = default)
    {
        if (WebhookReading.FaultsOf(request) is { } refusal)
        {
            return refusal.As<WebhookView>();
        }

        var overlap = Duration.FromHours(request.OverlapHours ?? WebhookReading.DefaultOverlapHours);
        var secret = WebhookSecret.Of(seeds.Next(), seeds.Next());
        var outcome = await Alone(
            () => Stream.Execute(
                $"rotation/{request.RotationId}",
                WebhookCodec.ContentOf(overlap),
                shelf.EngineNow,
                webhook => Known(webhook, () => new WebhookEvent.SecretRotated
                {
                    At = shelf.EngineNow,
                    RotationId = request.RotationId,
                    Secret = secret,
                    OldUntil = shelf.EngineNow + overlap,
                }),
                cancellation),
            cancellation);
        return Shown(outcome, outcome.IsReplay ? null : secret);
    }

    public async Task<Answer<DeadLetterList>> DeadLetters(CancellationToken cancellation = default)
    {
        await Refresh(cancellation);
        return Stream.State is { IsRemoved: false } webhook
            ? Answers.Of(new DeadLetterList
            {
                DeadLetters = [.. webhook.DeadLetters.Select(letter => WebhookViews.Of(letter, Streams.Members(Program)))],
            })
            : WebhookRefusals.Unknown.As<DeadLetterList>();
    }

    private string Program => MemberKey.Split(this.GetPrimaryKeyString()).Program;

    private string Id => MemberKey.Split(this.GetPrimaryKeyString()).Member;

    private SmallStream<Webhook, WebhookEvent> Stream =>
        stream ??= new SmallStream<Webhook, WebhookEvent>(journal, Streams.OfWebhook(this.GetPrimaryKeyString()), WebhookCodec.Form);

    private WebhookEvent.Registered Registration(WebhookRequest request, long after) => new()
    {
        At = default,
        Url = request.Url,
        Types = [.. request.Types ?? []],
        IsPaused = request.Paused,
        Cursor = after,
        Secret = WebhookSecret.Of(seeds.Next(), seeds.Next()),
    };

    private static SmallVerdict<WebhookEvent> Known(Webhook? webhook, Func<WebhookEvent> happened) =>
        webhook is { IsRemoved: false } ? happened() : WebhookRefusals.Unknown;

    /// <summary>Stores what answers no command of the shop's: it is named after its place.</summary>
    private async Task<SmallOutcome<WebhookEvent>> Execute(
        string what, Func<Webhook?, Instant, SmallVerdict<WebhookEvent>> decide, CancellationToken cancellation)
    {
        await Refresh(cancellation);
        var outcome = await Alone(
            () => Stream.Execute($"{what}/{Stream.Version + 1}", null, shelf.EngineNow, webhook => decide(webhook, shelf.EngineNow), cancellation),
            cancellation);
        return outcome.IsReplay ? throw new TimeoutException("Another silo has changed the webhook meanwhile: send it again.") : outcome;
    }

    private async Task Refresh(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            await Stream.Refresh(cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<SmallOutcome<WebhookEvent>> Alone(Func<ValueTask<SmallOutcome<WebhookEvent>>> work, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return await work();
        }
        finally
        {
            turn.Release();
        }
    }

    private Answer<WebhookView> Shown(SmallOutcome<WebhookEvent> outcome, WebhookSecret? secret) =>
        outcome.Refusal?.As<WebhookView>() ?? Shown(secret, outcome.IsReplay);

    private Answer<WebhookView> Shown(WebhookSecret? secret, bool isReplay = false) => Stream.State is { IsRemoved: false } webhook
        ? Answers.Of(WebhookViews.Of(Id, webhook, shelf.EngineNow) with { Secret = secret?.Text }, isReplay)
        : WebhookRefusals.Unknown.As<WebhookView>();
}
