using Loyalty.Journal;

namespace Loyalty.Grains.Feed;

/// <summary>Finds where the feed ends by now, without reading it.</summary>
internal static class FeedEnd
{
    /// <summary>A position behind which lies nothing that was answered before, and before which nothing lies that is answered later.</summary>
    public static async ValueTask<long> End(this IJournal journal, CancellationToken cancellation)
    {
        // Positions rise with gaps, and behind the last one is nothing: so it is found by halving.
        var (some, none) = (0L, 1L);
        while (await journal.Feed(none, 1, cancellation) is { Count: > 0 } next)
        {
            (some, none) = (next[0].Position, checked(next[0].Position * 2));
        }

        while (some < none)
        {
            var middle = some + ((none - some) / 2);
            if (await journal.Feed(middle, 1, cancellation) is { Count: > 0 } next)
            {
                some = next[0].Position;
            }
            else
            {
                none = middle;
            }
        }

        return some;
    }
}
