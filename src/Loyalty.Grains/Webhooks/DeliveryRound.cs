using System.Collections.Immutable;
using Loyalty.Domain.Notifications;
using Loyalty.Grains.Feed;
using NodaTime;

namespace Loyalty.Grains.Webhooks;

/// <summary>
/// One go at what there is to deliver, noted as a whole by one event. Streams are tried side by side, each in its own order. While the
/// endpoint fails it is tried by one message at a time.
/// </summary>
internal sealed class DeliveryRound(Webhook webhook, Instant now, long position)
{
    private const int SideBySide = 16;
    private const int MostMessages = 100;
    private const int Page = 100;
    private const int MostRead = 5_000;
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Waiting> extended = new(StringComparer.Ordinal);
    private readonly int failuresBefore = webhook.Failures;
    private int failures = webhook.Failures;
    private int failedNow;
    private int delivered;
    private string? lastFailure = webhook.LastFailure;

    public Instant Now => now;

    /// <summary>The position in the feed that was read up to.</summary>
    public long Position { get; private set; } = position;

    /// <summary>Events of the feed that were read, 0 or more.</summary>
    public int Read { get; private set; }

    /// <summary>Whether there is more in the feed.</summary>
    public bool IsMore { get; private set; }

    /// <summary>Whether the endpoint seems to be down: what was not tried yet waits.</summary>
    public bool HasEnough => failedNow >= (failuresBefore == 0 ? Webhook.FailuresOfOneThatIsDown : 1);

    /// <summary>Whether anything was tried, or waits otherwise than before.</summary>
    public bool HasNews => lanes.Count > 0 || extended.Count > 0;

    /// <summary>Takes in the streams that wait and may be tried again by now, those first that wait longest.</summary>
    public async Task TakeWaiting(FeedReader reader, CancellationToken cancellation)
    {
        var due = webhook.Waiting.Where(wait => wait.Value.NextAt <= now).OrderBy(wait => wait.Value.NextAt)
            .ThenBy(wait => wait.Key, StringComparer.Ordinal).Take(failuresBefore == 0 ? MostMessages : 1);
        foreach (var (stream, wait) in due)
        {
            var lane = lanes[stream] = new Lane(stream, wait);
            var limit = (int)Math.Clamp(wait.To - wait.From + 1, 1, MostMessages);
            foreach (var happened in await reader.OfStream(stream, wait.From - 1, limit, cancellation))
            {
                lane.Add(happened);
            }
        }
    }

    /// <summary>Takes in what is new in the feed. What is new of a stream that waits, waits behind it.</summary>
    public async Task TakeNew(FeedReader reader, CancellationToken cancellation)
    {
        var (messages, begun) = (0, 0);
        for (IsMore = true; IsMore && Read < MostRead;)
        {
            var page = await reader.After(Position, Page, cancellation);
            IsMore = page.Count == Page;
            foreach (var happened in page)
            {
                var count = happened.All.Count(told => webhook.Takes(told.Event.Type));
                if (count > 0 && !Extend(happened))
                {
                    if (messages >= (failuresBefore == 0 ? MostMessages : 1) || webhook.Waiting.Count + begun >= Webhook.MostWaiting)
                    {
                        IsMore = true;
                        return;
                    }

                    messages += count;
                    begun += lanes.ContainsKey(happened.Stream) ? 0 : 1;
                    LaneOf(happened.Stream).Add(happened);
                }

                (Position, Read) = (happened.Position, Read + 1);
            }

            await Task.Yield(); // a store that answers at once would keep the thread from awards
        }
    }

    /// <summary>Tries everything. New streams come first: while the endpoint fails, one that waits must not keep others from being tried.</summary>
    public async Task Run(Func<Told, Task<string?>> send)
    {
        using var places = new SemaphoreSlim(failuresBefore == 0 ? SideBySide : 1);
        await Task.WhenAll(lanes.Values.OrderBy(lane => lane.Waited is not null).Select(Run).ToList());

        async Task Run(Lane lane)
        {
            await places.WaitAsync();
            try
            {
                await lane.Run(webhook, this, send);
            }
            finally
            {
                places.Release();
            }
        }
    }

    public void Count(string? failure)
    {
        lastFailure = failure;
        failures = failure is null ? 0 : failures + 1;
        failedNow = failure is null ? 0 : failedNow + 1;
        delivered += failure is null ? 1 : 0;
    }

    /// <summary>What became of it.</summary>
    public WebhookEvent.Progressed Outcome()
    {
        var waits = ImmutableDictionary.CreateRange(extended);
        var freed = ImmutableArray.CreateBuilder<string>();
        foreach (var lane in lanes.Values)
        {
            if (lane.Left(now) is { } left)
            {
                waits = waits.SetItem(lane.Stream, left);
            }
            else if (lane.Waited is not null)
            {
                freed.Add(lane.Stream);
            }
        }

        ImmutableArray<DeadLetter> died = [.. lanes.Values.SelectMany(lane => lane.Died)];
        return new WebhookEvent.Progressed
        {
            At = now,
            Cursor = Position,
            Delivered = delivered,
            Failures = failures,
            LastFailure = lastFailure,
            RestsUntil = RetryPlan.RestsUntil(failures, now),
            Waits = waits.IsEmpty ? null : waits,
            Freed = freed.Count == 0 ? null : freed.ToImmutable(),
            Died = died.IsEmpty ? null : died,
            IsBack = delivered > 0 && failuresBefore >= Webhook.FailuresOfOneThatIsDown ? true : null,
        };
    }

    private Lane LaneOf(string stream) => lanes.TryGetValue(stream, out var lane) ? lane : lanes[stream] = new Lane(stream, null);

    /// <returns>Whether the event's stream waits, so that the event does too.</returns>
    private bool Extend(ToldAt happened)
    {
        if (lanes.TryGetValue(happened.Stream, out var lane) && lane.Waited is not null)
        {
            lane.Extend(happened.Version);
            return true;
        }

        if (!webhook.Waiting.TryGetValue(happened.Stream, out var wait))
        {
            return false;
        }

        extended[happened.Stream] = wait with { To = happened.Version };
        return true;
    }
}
