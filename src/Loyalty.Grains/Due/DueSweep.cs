using Loyalty.Contracts.Members;
using Loyalty.Journal;
using NodaTime;

namespace Loyalty.Grains.Due;

/// <summary>Wakes the members of a program that have something to do. The dates in their ledgers decide; this only wakes.</summary>
internal sealed class DueSweep(IJournal journal, IGrainFactory grains)
{
    private const int Page = 256;

    /// <summary>
    /// Lets every member that is due by an instant catch up; answers when all have. One that fails, or is due again as soon as it
    /// was woken, is left behind, so that it holds up no other.
    /// </summary>
    /// <exception cref="AggregateException">Some members failed; all others have caught up.</exception>
    public async Task Run(string program, Instant until, CancellationToken cancellation)
    {
        var members = Streams.Members(program);
        var failures = new List<Exception>();
        HashSet<string> leftBehind = [], woken = [];
        while (true)
        {
            var limit = Math.Min(Page + leftBehind.Count, JournalLimits.PageSize);
            var due = await journal.Due(members, until.ToDateTimeOffset(), limit, cancellation);
            leftBehind.UnionWith(due.Select(stream => stream.Stream).Where(woken.Contains));
            woken = [.. due.Select(stream => stream.Stream).Where(stream => !leftBehind.Contains(stream))];
            if (woken.Count == 0 && (due.Count < limit || limit == JournalLimits.PageSize))
            {
                break;
            }

            await Task.WhenAll(woken.Select(stream => Wake($"{program}/{stream[members.Length..]}", failures, cancellation)));
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"{failures.Count} members of {program} could not catch up.", failures);
        }
    }

    private async Task Wake(string member, List<Exception> failures, CancellationToken cancellation)
    {
        try
        {
            await grains.GetGrain<IMemberGrain>(member).CatchUp(cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            lock (failures)
            {
                failures.Add(failure);
            }
        }
    }
}
