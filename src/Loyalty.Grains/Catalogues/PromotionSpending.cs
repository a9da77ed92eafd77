using Loyalty.Domain.Accounts;
using Loyalty.Grains.Stored;
using Loyalty.Journal;

namespace Loyalty.Grains.Catalogues;

/// <summary>
/// What promotions have given so far: summed up from the feed, and kept up with it. The first question after a start reads the whole
/// feed.
/// </summary>
internal sealed class PromotionSpending(IJournal journal) : IDisposable
{
    private const int Page = 5_000;
    private readonly Dictionary<string, ProgramSpending> spent = [];
    private readonly SemaphoreSlim oneReader = new(1, 1);
    private long position;

    /// <summary>What the promotions of a program have given, all that was stored before the call included.</summary>
    public async ValueTask<ProgramSpending> Of(string program, CancellationToken cancellation)
    {
        await oneReader.WaitAsync(CancellationToken.None); // with a token it would go on on the thread pool
        try
        {
            cancellation.ThrowIfCancellationRequested();
            await Follow(cancellation);
            return spent.GetValueOrDefault(program, ProgramSpending.Nothing);
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

        var before = spent.GetValueOrDefault(program, ProgramSpending.Nothing);
        spent[program] = AccountCodec.Read(happened.Body) switch
        {
            AccountEvent.Purchased purchased => before.With(purchased),
            AccountEvent.Returned returned => before.With(returned),
            _ => before,
        };
    }
}
