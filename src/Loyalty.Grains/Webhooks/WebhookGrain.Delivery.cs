using Loyalty.Contracts;
using Loyalty.Contracts.Feed;
using Loyalty.Contracts.Webhooks;
using Loyalty.Domain.Notifications;
using Loyalty.Grains.Feed;
using NodaTime;

namespace Loyalty.Grains.Webhooks;

/// <content>
/// What leaves: rounds of delivery, one after another beside the calls, and single messages by hand. A round is noted after its messages
/// have left; where that is lost, they leave again, with the same ids.
/// </content>
internal sealed partial class WebhookGrain
{
    private const int MostUnnoted = 5_000;
    private readonly CancellationTokenSource ending = new();
    private FeedReader? reader;
    private Task delivery = Task.CompletedTask;
    private (Instant Since, long Rounds) reached;
    private long position;
    private int unnoted;

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await ending.CancelAsync();
        await delivery;
    }

    public void Dispose()
    {
        ending.Dispose();
        turn.Dispose();
    }

    public Task<bool> Deliver(CancellationToken cancellation = default)
    {
        if (delivery.IsCompleted && !ending.IsCancellationRequested)
        {
            delivery = DeliverAll(ending.Token);
        }

        return Task.FromResult(!delivery.IsCompleted);
    }

    public Task Settle() => delivery;

    public async Task<Answer<DeliveryAttempt>> Ping(CancellationToken cancellation = default)
    {
        await Refresh(cancellation);
        var id = $"ping-{seeds.Next():x32}";
        return Stream.State is { IsRemoved: false } webhook
            ? Answers.Of(await Attempt(webhook, CloudEvents.Ping(Program, id, shelf.EngineNow), cancellation))
            : WebhookRefusals.Unknown.As<DeliveryAttempt>();
    }

    public async Task<Answer<DeliveryAttempt>> Resend(string eventId, CancellationToken cancellation = default)
    {
        await Refresh(cancellation);
        if (Stream.State is not { IsRemoved: false } webhook)
        {
            return WebhookRefusals.Unknown.As<DeliveryAttempt>();
        }

        if (webhook.DeadLetters.FirstOrDefault(letter => letter.Id == eventId) is not { } letter)
        {
            return WebhookRefusals.LetterUnknown.As<DeliveryAttempt>();
        }

        var events = await new FeedReader(journal, Program).OfStream(letter.Stream, letter.Version - 1, 1, cancellation);
        var attempt = await Attempt(webhook, events[0].All[letter.Place].Event, cancellation);
        if (attempt.Delivered)
        {
            await Execute("resent", (known, now) => Known(known, () => new WebhookEvent.Resent { At = now, Id = eventId }), cancellation);
        }

        return Answers.Of(attempt);
    }

    private async Task<DeliveryAttempt> Attempt(Webhook webhook, CloudEvent happened, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        var failure = await sender.Send(happened.To(webhook, shelf.EngineNow), cancellation);
        return new DeliveryAttempt
        {
            EventId = happened.Id,
            Delivered = failure is null,
            Failure = failure,
            Milliseconds = (long)time.GetElapsedTime(started).TotalMilliseconds,
        };
    }

    private async Task DeliverAll(CancellationToken cancellation)
    {
        try
        {
            while (await DeliverRound(cancellation))
            {
            }
        }
        catch (Exception failure)
        {
            if (!cancellation.IsCancellationRequested)
            {
                DeliveryStopped(Program, Id, failure);
            }
        }
    }

    /// <returns>Whether there is more to do at once.</returns>
    private async Task<bool> DeliverRound(CancellationToken cancellation)
    {
        await Refresh(cancellation);
        var now = shelf.EngineNow;
        if (Stream.State is not { IsOn: true } webhook || now < webhook.RestsUntil)
        {
            return false;
        }

        if (reached != (webhook.Since, webhook.Rounds))
        {
            (position, unnoted) = (webhook.Cursor, 0);
        }

        reader ??= new FeedReader(journal, Program);
        var round = new DeliveryRound(webhook, now, position);
        await round.TakeWaiting(reader, cancellation);
        await round.TakeNew(reader, cancellation);
        await round.Run(told => sender.Send(told.Event.To(webhook, shelf.EngineNow), cancellation));
        (position, unnoted, reached) = (round.Position, unnoted + round.Read, (webhook.Since, webhook.Rounds));
        if (round.HasNews || unnoted > MostUnnoted)
        {
            await Note(webhook, round.Outcome(), cancellation);
        }

        return round.IsMore || Stream.State is { IsOn: true, RestsUntil: null } after && after.Waiting.Any(wait => wait.Value.NextAt <= now);
    }

    /// <summary>Notes a round, unless another silo has noted one meanwhile: then what that one says holds.</summary>
    private async Task Note(Webhook webhook, WebhookEvent.Progressed progressed, CancellationToken cancellation)
    {
        var outcome = await Execute(
            "round",
            (known, _) => known is { IsRemoved: false } && known.Rounds == webhook.Rounds && known.Since == webhook.Since
                ? progressed
                : WebhookRefusals.Unknown,
            cancellation);
        (unnoted, reached) = (0, outcome.Refusal is null ? (webhook.Since, webhook.Rounds + 1) : default);
        if (outcome.Refusal is not null)
        {
            return;
        }

        if (progressed.Died is { } died)
        {
            GivenUp(Program, Id, died.Length);
        }

        if (progressed.Failures > 0)
        {
            Failing(Program, Id, progressed.Failures, progressed.LastFailure!);
        }
    }
}
