using System.Collections.Immutable;
using Loyalty.Domain.Catalogues;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Stored;
using Loyalty.Journal;

namespace Loyalty.Grains.Promotions;

/// <summary>
/// Says in the catalogue who may spend of budgets. An award is stored only if the catalogue is as it was when it was decided: so whoever
/// is no longer listed has spent all that it will ever spend.
/// </summary>
internal sealed class HolderRoll(IJournal journal, CatalogueShelf shelf, ILivingHolders living)
{
    /// <summary>
    /// Lists a holder that never was, and revokes those that do not live; the catalogue afterwards, null where there is none. Many
    /// awards have it listed at once, so whether it was is looked up after the catalogue is read: a catalogue from before the
    /// listing does not make it revoked, and one that was revoked meanwhile is not listed again.
    /// </summary>
    public ValueTask<Catalogue?> List(BudgetBook book, CancellationToken cancellation) => Change(
        book.Program,
        catalogue => book.IsListed(catalogue) || book.WasListed
            ? []
            : [.. Dead(catalogue), new CatalogueEvent.HolderListed(book.Holder)],
        cancellation);

    /// <summary>Revokes those that do not live.</summary>
    public ValueTask<Catalogue?> RevokeDead(string program, CancellationToken cancellation) =>
        Change(program, catalogue => [.. Dead(catalogue)], cancellation);

    /// <summary>Revokes a holder that stops.</summary>
    public ValueTask<Catalogue?> Revoke(string program, string holder, CancellationToken cancellation) => Change(
        program, catalogue => catalogue.Holders.Contains(holder) ? [new CatalogueEvent.HolderRevoked(holder)] : [], cancellation);

    private IEnumerable<CatalogueEvent> Dead(Catalogue catalogue) => catalogue.Holders
        .Where(holder => !living.IsAlive(Holder.IncarnationOf(holder)))
        .Select(holder => new CatalogueEvent.HolderRevoked(holder));

    private async ValueTask<Catalogue?> Change(
        string program, Func<Catalogue, ImmutableArray<CatalogueEvent>> decide, CancellationToken cancellation)
    {
        while (true)
        {
            if (await shelf.Refresh(program, cancellation) is not { } before || decide(before) is not { IsEmpty: false } happened)
            {
                return shelf.Known(program);
            }

            var append = new Append(Streams.Catalogue(program), before.Version, null, [.. happened.Select(CatalogueCodec.Write)]);
            var outcome = await journal.Append(append, CancellationToken.None);
            if (outcome.Status == AppendStatus.Appended)
            {
                var after = happened.Aggregate(before, static (catalogue, next) => catalogue.Evolve(next, catalogue.Version + 1));
                shelf.Learn(program, after);
                return after;
            }
        }
    }
}
