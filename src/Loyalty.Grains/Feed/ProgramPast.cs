using Loyalty.Domain.Catalogues;
using Loyalty.Grains.Stored;
using Loyalty.Journal;

namespace Loyalty.Grains.Feed;

/// <summary>
/// The catalogue of a program as it was at the versions that events name, which in the feed's order mostly rise: it reads on from where it
/// is, and from the beginning only where an older version is asked for. To be used by one at a time.
/// </summary>
internal sealed class ProgramPast(IJournal journal, string program)
{
    private const int Page = 500;
    private Catalogue? reached;

    /// <summary>The catalogue at a version; null where it has no program by then.</summary>
    public async ValueTask<Catalogue?> At(long version, CancellationToken cancellation)
    {
        var catalogue = reached?.Version <= version ? reached : null;
        while ((catalogue?.Version ?? 0) is var from && from < version)
        {
            var page = await journal.Read(Streams.Catalogue(program), from, (int)Math.Min(Page, version - from), cancellation);
            if (page.Count == 0)
            {
                break;
            }

            catalogue = page.Aggregate(catalogue, (known, stored) => known.Evolve(CatalogueCodec.Read(stored.Body), stored.Version));
        }

        return reached = catalogue;
    }
}
