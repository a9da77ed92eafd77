using System.Collections.Concurrent;

namespace Loyalty.Cli.Feeding;

/// <summary>Feeds many members at once, each member's calls one after the other, asking again until each is settled.</summary>
internal sealed class Feeder(LoyaltyClient client, FeedOptions options, FeedTally tally, TimeProvider time)
{
    /// <summary>Ends when all calls are settled or at the first reason to stop; the rest is sent by running again.</summary>
    public async Task<FeedEnd> Feed(IReadOnlyList<MemberFeed> members, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var waiting = new ConcurrentQueue<MemberFeed>(members);
        FeedEnd? end = null;
        var workers = Enumerable.Range(0, options.Concurrency).Select(_ => Work()).ToList();
        await Task.WhenAll(workers);
        return end ?? (cancellation.IsCancellationRequested && !waiting.IsEmpty ? FeedEnd.Interrupted : FeedEnd.Finished);

        async Task Work()
        {
            try
            {
                while (!stop.IsCancellationRequested && waiting.TryDequeue(out var member))
                    await Feed(member, stop.Token);
            }
            catch (FeedStopped stopped)
            {
                Interlocked.CompareExchange(ref end, stopped.End, null);
                await stop.CancelAsync();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                Interlocked.CompareExchange(ref end, FeedEnd.Interrupted, null);
            }
        }
    }

    private async Task Feed(MemberFeed member, CancellationToken stop)
    {
        foreach (var call in member.Events)
        {
            switch (await Settle(call, stop))
            {
                case Answer.Accepted:
                    tally.Accepted();
                    break;
                case Answer.Replayed:
                    tally.Replayed();
                    break;
                case Answer.Refused refused:
                    tally.Refused(member.Member, call, refused);
                    break;
                case Answer.Hopeless hopeless:
                    throw new FeedStopped(new FeedEnd(FeedEndKind.Hopeless, hopeless.Why));
            }
        }
    }

    private async Task<Answer> Settle(FeedEvent call, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            stop.ThrowIfCancellationRequested();
            var answer = await client.Send(call, stop);
            if (answer is not Answer.Unsettled unsettled)
                return answer;
            if (tally.SinceSettled >= options.Patience)
            {
                throw new FeedStopped(new FeedEnd(
                    FeedEndKind.GaveUp, $"No call was settled for {tally.SinceSettled.TotalSeconds:N0} s: {unsettled.Why}."));
            }

            tally.Retried(unsettled.Why);
            await Task.Delay(Pause(attempt, unsettled.After), time, stop);
        }
    }

    // The server's wish is kept, but neither spun on when it is zero nor slept through for longer than the patience.
    private TimeSpan Pause(int attempt, TimeSpan? askedFor)
    {
        if (askedFor is { } wish)
            return wish < options.ShortestPause ? options.ShortestPause : wish < options.Patience ? wish : options.Patience;
        var doubled = options.ShortestPause * Math.Pow(2, Math.Min(attempt - 1, 16));
        var longest = doubled < options.LongestPause ? doubled : options.LongestPause;
        return longest * (0.5 + Random.Shared.NextDouble() / 2);
    }

    private sealed class FeedStopped(FeedEnd end) : Exception
    {
        public FeedEnd End { get; } = end;
    }
}
