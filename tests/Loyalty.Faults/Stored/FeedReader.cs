using Loyalty.History;
using Loyalty.Journal;

namespace Loyalty.Faults.Stored;

/// <summary>Reads the journal itself: its feed, and the version of each stream.</summary>
internal static class FeedReader
{
    private const int Page = 5_000;
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);

    public static async Task<List<FeedPlace>> Whole(IJournal journal)
    {
        var places = new List<FeedPlace>();
        while (await Next(journal, places))
        {
        }

        return places;
    }

    /// <summary>Follows the feed until told to end, and looks again as soon as it may.</summary>
    public static Task<List<FeedPlace>> Follow(IJournal journal, CancellationToken end) => Follow(journal, Rest, end);

    /// <summary>Follows the feed until told to end; what cannot be read for now is read later.</summary>
    public static async Task<List<FeedPlace>> Follow(IJournal journal, TimeSpan rest, CancellationToken end)
    {
        var places = new List<FeedPlace>();
        while (!end.IsCancellationRequested)
        {
            try
            {
                if (await Next(journal, places))
                {
                    continue;
                }
            }
            catch (Exception failure) when (failure is IOException or System.Data.Common.DbException or TimeoutException)
            {
                // The store is not there for now.
            }

            await Task.WhenAny(Task.Delay(rest, end));
        }

        return places;
    }

    public static async Task<Dictionary<string, long>> Versions(IJournal journal)
    {
        var versions = new Dictionary<string, long>();
        for (var after = ""; ;)
        {
            var names = await journal.Streams("", after, Page);
            foreach (var name in names)
            {
                versions.Add(name, await journal.Version(name));
            }

            if (names.Count < Page)
            {
                return versions;
            }

            after = names[^1];
        }
    }

    private static async Task<bool> Next(IJournal journal, List<FeedPlace> places)
    {
        var page = await journal.Feed(places.Count == 0 ? 0 : places[^1].Position, Page);
        places.AddRange(page.Select(happened => new FeedPlace(happened.Position, happened.Stream, happened.Version)));
        return page.Count > 0;
    }
}
