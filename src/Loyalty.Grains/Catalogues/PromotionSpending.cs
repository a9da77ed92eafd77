using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Pricing;
using Loyalty.Grains.Stored;
using Loyalty.Journal;

namespace Loyalty.Grains.Catalogues;

/// <summary>
/// What promotions have given so far, less what returns took back: summed up from the feed, and kept up with it. The first
/// question after a start reads the whole feed.
/// </summary>
internal sealed class PromotionSpending(IJournal journal) : IDisposable
{
    private const int Page = 5_000;
    private readonly Dictionary<(string Program, string Promotion), long> spent = [];
    private readonly SemaphoreSlim oneReader = new(1, 1);
    private long position;

    /// <summary>Tells of each promotion of a program what it has given.</summary>
    public async ValueTask<Func<string, long>> Of(string program, CancellationToken cancellation)
    {
        await oneReader.WaitAsync(cancellation);
        try
        {
            await Follow(cancellation);
            var known = spent.Where(entry => entry.Key.Program == program).ToImmutableDictionary(entry => entry.Key.Promotion, entry => entry.Value);
            return promotion => known.GetValueOrDefault(promotion);
        }
        finally
        {
            oneReader.Release();
        }
    }

    public void Dispose() => oneReader.Dispose();

    private async ValueTask Follow(CancellationToken cancellation)
    {
        while (true)
        {
            var page = await journal.Feed(position, Page, cancellation);
            foreach (var happened in page)
            {
                Count(happened);
                position = happened.Position;
            }

            if (page.Count < Page)
            {
                return;
            }
        }
    }

    private void Count(FeedEvent happened)
    {
        if (Streams.ProgramOfMember(happened.Stream) is not { } program || happened.Body.Span.IndexOf("\"promotion\""u8) < 0)
        {
            return;
        }

        foreach (var share in Shares(AccountCodec.Read(happened.Body)))
        {
            if (share.Promotion is { } promotion)
            {
                spent[(program, promotion)] = spent.GetValueOrDefault((program, promotion)) + share.Points;
            }
        }
    }

    private static ImmutableArray<Share> Shares(AccountEvent happened) => happened switch
    {
        AccountEvent.Purchased purchased => purchased.Earning.Breakdown,
        AccountEvent.Returned returned => returned.Breakdown,
        _ => [],
    };
}
