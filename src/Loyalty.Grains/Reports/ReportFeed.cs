using System.Text;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Reports;
using Loyalty.Grains.Members;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using NodaTime;

namespace Loyalty.Grains.Reports;

/// <summary>The books of one program, and how far of the feed they are made. To be used by one at a time.</summary>
internal sealed class ReportFeed(IJournal journal, string program, DateTimeZone zone)
{
    private const int Page = 500;
    private readonly string members = Streams.Members(program);
    private readonly string catalogue = Streams.Catalogue(program);
    private readonly Dictionary<string, string> donations = new(StringComparer.Ordinal);
    private long position;

    public ProgramBooks Books { get; } = new(zone);

    /// <summary>Events of the program's members that are in the books.</summary>
    public long Events { get; private set; }

    /// <summary>The association that a reward gives to, by any document that the program ever had; null: it is no donation.</summary>
    public string? AssociationOf(string reward) => donations.GetValueOrDefault(reward);

    /// <summary>Reads on to the end of the feed. After a failure it can be called again: it goes on where it stopped.</summary>
    /// <param name="read">Called after each page, with the position reached.</param>
    /// <param name="cancellation">Stops between two events.</param>
    public async ValueTask Follow(Action<long> read, CancellationToken cancellation)
    {
        while (true)
        {
            var page = await journal.Feed(position, Page, cancellation);
            foreach (var happened in page)
            {
                await Follow(happened, cancellation);
                position = happened.Position;
            }

            read(position);
            if (page.Count < Page)
            {
                return;
            }

            await Task.Yield(); // a store that answers at once would keep the thread from awards until the end of the feed
        }
    }

    private async ValueTask Follow(FeedEvent happened, CancellationToken cancellation)
    {
        if (happened.Stream.StartsWith(members, StringComparison.Ordinal))
        {
            var body = AccountCodec.Read(happened.Body);
            var award = body is AccountEvent.Returned returned ? await Award(happened.Stream, returned.OrderId, cancellation) : null;
            Books.Follow(happened.Stream[members.Length..], body, award);
            Events++;
        }
        else if (happened.Stream == catalogue && CatalogueCodec.Read(happened.Body) is CatalogueEvent.ProgramPublished published)
        {
            Learn(published.Document);
        }
    }

    /// <summary>A return says little of its order; to remember all orders for the few that go back would take more than to look.</summary>
    private async ValueTask<AccountEvent.Purchased> Award(string stream, string orderId, CancellationToken cancellation) =>
        await journal.Find(stream, CommandIds.Purchase(orderId), cancellation) is { } award
            ? (AccountEvent.Purchased)AccountCodec.Read(award.Body)
            : throw new InvalidOperationException("A ledger has the return of an order that it does not have.");

    private void Learn(string document)
    {
        if (ProgramParser.Parse(Encoding.UTF8.GetBytes(document), program) is ProgramParse.Parsed parsed)
        {
            foreach (var reward in parsed.Program.Rewards)
            {
                if (reward.Gives is RewardGift.Donation donation)
                {
                    donations[reward.Id] = donation.Association;
                }
            }
        }
    }
}
