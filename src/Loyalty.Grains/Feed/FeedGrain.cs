using Loyalty.Contracts;
using Loyalty.Contracts.Feed;
using Loyalty.Grains.Catalogues;
using Loyalty.Journal;

namespace Loyalty.Grains.Feed;

/// <summary>The pull feed of one program: ledgers, read as notifications. It remembers nothing between two pages.</summary>
internal sealed class FeedGrain(IJournal journal, CatalogueShelf shelf) : Grain, IFeedGrain
{
    private const int Most = 1_000;
    private const int PageSize = 500;
    private const int MostRead = 20_000;

    private static readonly Refusal NoCursor = new()
    {
        Code = "bad-request",
        Status = 400,
        Detail = "after: the `next` of an earlier page, as it was given; left out: from the beginning.",
    };

    public async Task<Answer<FeedPage>> Read(string after, int limit, CancellationToken cancellation = default)
    {
        var program = this.GetPrimaryKeyString();
        if (await shelf.Get(program, cancellation) is null)
        {
            return CatalogueRefusals.ProgramUnknown(program).As<FeedPage>();
        }

        return FeedCursor.Read(after) is { } cursor
            ? Answers.Of(await Read(new FeedReader(journal, program), cursor, Math.Clamp(limit, 1, Most), cancellation))
            : NoCursor.As<FeedPage>();
    }

    private static async Task<FeedPage> Read(FeedReader reader, FeedCursor cursor, int limit, CancellationToken cancellation)
    {
        var (events, isMore, read) = (new List<CloudEvent>(), true, 0);
        while (isMore && events.Count < limit && read < MostRead)
        {
            var page = await reader.After(cursor.Position, PageSize, cancellation);
            (isMore, read) = (page.Count == PageSize, read + page.Count);
            foreach (var happened in page)
            {
                var rest = happened.All.Skip(cursor.Place).Take(limit - events.Count).ToList();
                events.AddRange(rest.Select(told => told.Event));
                var behind = cursor.Place + rest.Count;
                if (behind < happened.All.Count)
                {
                    return Page(cursor with { Place = behind }, isMore: true);
                }

                cursor = new FeedCursor(happened.Position, 0);
            }

            await Task.Yield(); // who waits for a processor comes first
        }

        return Page(cursor, isMore);

        FeedPage Page(FeedCursor next, bool isMore) => new() { Events = [.. events], Next = next.ToString(), More = isMore };
    }
}
