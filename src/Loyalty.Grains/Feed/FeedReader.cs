using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Notifications;
using Loyalty.Grains.Members;
using Loyalty.Grains.Stored;
using Loyalty.Journal;

namespace Loyalty.Grains.Feed;

/// <summary>
/// Reads ledgers as the notifications that they tell. An event tells what changed, so it is seen beside the one before it in its stream;
/// the last ones are remembered. To be used by one at a time.
/// </summary>
internal sealed class FeedReader(IJournal journal, string program)
{
    private const int MostRemembered = 10_000;
    private static readonly IReadOnlyList<Told> Nothing = [];
    private readonly string members = Streams.Members(program);
    private readonly string catalogue = Streams.Catalogue(program);
    private readonly ProgramPast past = new(journal, program);
    private readonly Dictionary<string, (long Version, AccountStand Stand)> last = new(StringComparer.Ordinal);

    /// <summary>Events of the feed after a position, those of other programs and streams that tell nothing among them.</summary>
    public async ValueTask<IReadOnlyList<ToldAt>> After(long position, int limit, CancellationToken cancellation)
    {
        var page = await journal.Feed(position, limit, cancellation);
        var told = new List<ToldAt>(page.Count);
        foreach (var happened in page)
        {
            var all = await Tell(happened.Stream, happened.Version, happened.Body, cancellation);
            told.Add(new ToldAt(happened.Position, happened.Stream, happened.Version, all));
        }

        return told;
    }

    /// <summary>What events of one stream tell, after a version.</summary>
    public async ValueTask<IReadOnlyList<ToldAt>> OfStream(string stream, long afterVersion, int limit, CancellationToken cancellation)
    {
        var page = await journal.Read(stream, afterVersion, limit, cancellation);
        var told = new List<ToldAt>(page.Count);
        foreach (var stored in page)
        {
            told.Add(new ToldAt(0, stream, stored.Version, await Tell(stream, stored.Version, stored.Body, cancellation)));
        }

        return told;
    }

    private ValueTask<IReadOnlyList<Told>> Tell(string stream, long version, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        if (stream.StartsWith(members, StringComparison.Ordinal))
        {
            return OfAccount(stream, version, AccountCodec.Read(body), cancellation);
        }

        return stream == catalogue ? OfCatalogue(version, CatalogueCodec.Read(body), cancellation) : new(Nothing);
    }

    private async ValueTask<IReadOnlyList<Told>> OfAccount(
        string stream, long version, AccountEvent happened, CancellationToken cancellation)
    {
        var before = await Before(stream, version, cancellation);
        Remember(stream, version, happened);
        var pricing = happened is AccountEvent.Purchased purchased ? await past.At(purchased.Catalogue, cancellation) : null;
        var told = Projection.Of(before, happened, pricing?.Program);
        if (told.IsEmpty)
        {
            return Nothing;
        }

        var (member, entry) = (stream[members.Length..], Receipts.Entry(happened, version));
        return Numbered(stream, version, told, (id, notification) => CloudEvents.OfMember(program, member, id, happened.At, notification, entry));
    }

    private async ValueTask<IReadOnlyList<Told>> OfCatalogue(long version, CatalogueEvent happened, CancellationToken cancellation)
    {
        if (happened is CatalogueEvent.HolderListed or CatalogueEvent.HolderRevoked or CatalogueEvent.ClockMoved)
        {
            return Nothing;
        }

        var before = await past.At(version - 1, cancellation);
        var told = Projection.Of(before, (await past.At(version, cancellation))!);
        return Numbered(
            catalogue, version, told, (id, changed) => CloudEvents.OfPromotion(program, id, (Notification.PromotionChanged)changed));
    }

    private static List<Told> Numbered(
        string stream, long version, IReadOnlyList<Notification> told, Func<string, Notification, Contracts.Feed.CloudEvent> form)
    {
        var (all, ofKind) = (new List<Told>(told.Count), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var notification in told)
        {
            var kind = NotificationKinds.KindOf(notification);
            var place = ofKind.GetValueOrDefault(kind);
            ofKind[kind] = place + 1;
            all.Add(new Told(stream, version, all.Count, form(EventId.Of(stream, version, kind, place), notification)));
        }

        return all;
    }

    private async ValueTask<AccountStand?> Before(string stream, long version, CancellationToken cancellation)
    {
        if (version == 1)
        {
            return null;
        }

        if (last.TryGetValue(stream, out var known) && known.Version == version - 1)
        {
            return known.Stand;
        }

        var stored = await journal.Read(stream, version - 2, 1, cancellation);
        return AccountStand.After(AccountCodec.Read(stored[0].Body));
    }

    private void Remember(string stream, long version, AccountEvent happened)
    {
        if (last.Count >= MostRemembered)
        {
            last.Clear();
        }

        last[stream] = (version, AccountStand.After(happened));
    }
}
