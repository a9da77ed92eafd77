using Loyalty.Domain.Notifications;
using Loyalty.Grains.Feed;
using NodaTime;

namespace Loyalty.Grains.Webhooks;

/// <summary>The messages of one stream that a round tries, one after the other: behind one that fails the rest waits.</summary>
/// <param name="stream">The stream.</param>
/// <param name="waited">How it waited before; null where it is new from the feed.</param>
internal sealed class Lane(string stream, Waiting? waited)
{
    private readonly List<ToldAt> events = [];
    private int attempts = waited?.Attempts ?? 0;
    private Instant? firstAt = waited?.FirstAt;
    private string? failure = waited?.Failure;
    private Instant? nextAt;
    private (long Version, int Place) next = (waited?.From ?? 0, waited?.Place ?? 0);

    public string Stream => stream;

    public Waiting? Waited => waited;

    /// <summary>The last version that there is to tell.</summary>
    public long To { get; private set; } = waited?.To ?? 0;

    public List<DeadLetter> Died { get; } = [];

    /// <summary>Adds an event whose messages are tried.</summary>
    public void Add(ToldAt happened)
    {
        next = events.Count == 0 && waited is null ? (happened.Version, 0) : next;
        events.Add(happened);
        Extend(happened.Version);
    }

    /// <summary>Notes an event whose messages wait for another round.</summary>
    public void Extend(long version) => To = Math.Max(To, version);

    /// <summary>Tries what there is, until it fails or the round has had enough.</summary>
    public async Task Run(Webhook webhook, DeliveryRound round, Func<Told, Task<string?>> send)
    {
        foreach (var happened in events)
        {
            foreach (var told in happened.All.Where(told => IsNext(told) && webhook.Takes(told.Event.Type)))
            {
                next = (told.Version, told.Place);
                if (round.HasEnough || !await Try(told, round, send))
                {
                    return;
                }

                next = (told.Version, told.Place + 1);
            }

            next = (happened.Version + 1, 0);
        }
    }

    /// <summary>How the stream waits afterwards; null where nothing of it does.</summary>
    public Waiting? Left(Instant now) => next.Version > To ? null : new Waiting(next.Version, next.Place, To, nextAt ?? UntriedAt(now))
    {
        Attempts = attempts,
        FirstAt = firstAt,
        Failure = failure,
    };

    private bool IsNext(Told told) => told.Version > next.Version || (told.Version == next.Version && told.Place >= next.Place);

    private Instant UntriedAt(Instant now) => attempts > 0 ? waited!.NextAt : now;

    /// <returns>Whether the next message may be tried: this one has arrived, or was given up.</returns>
    private async Task<bool> Try(Told told, DeliveryRound round, Func<Told, Task<string?>> send)
    {
        var reason = await send(told);
        round.Count(reason);
        if (reason is not null)
        {
            (attempts, firstAt, failure) = (attempts + 1, firstAt ?? round.Now, reason);
            nextAt = RetryPlan.Next(attempts, firstAt.Value, round.Now);
            if (nextAt is not null)
            {
                return false;
            }

            Died.Add(new DeadLetter(
                told.Event.Id, told.Event.Type, stream, told.Version, told.Place, firstAt.Value, round.Now, attempts, reason));
        }

        (attempts, firstAt, failure, nextAt) = (0, null, null, null);
        return true;
    }
}
