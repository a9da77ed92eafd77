using System.Collections.Concurrent;
using Loyalty.Domain.Catalogues;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using NodaTime;
using NodaTime.Extensions;

namespace Loyalty.Grains.Catalogues;

/// <summary>
/// The catalogues that this silo knows. What it knows may be old: an award names the version that priced it, and the store
/// refuses it where the catalogue has moved on; then <see cref="Refresh"/> and decide again.
/// </summary>
internal sealed class CatalogueShelf(IJournal journal, TimeProvider time)
{
    private const int Page = 1_000;
    private const int MostOldVersions = 64;
    private readonly ConcurrentDictionary<string, Catalogue> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Program, long Version), Catalogue> old = new();

    /// <summary>The catalogue of a program; null where there is no such program.</summary>
    public ValueTask<Catalogue?> Get(string program, CancellationToken cancellation) =>
        known.TryGetValue(program, out var catalogue) ? new(catalogue) : Refresh(program, cancellation);

    /// <summary>As <see cref="Get"/>, for reads: the clock of a sandbox may have been moved on another silo just now.</summary>
    public ValueTask<Catalogue?> Current(string program, CancellationToken cancellation) =>
        known.TryGetValue(program, out var catalogue) && !catalogue.Program.Sandbox ? new(catalogue) : Refresh(program, cancellation);

    /// <summary>Reads what is new in the journal.</summary>
    public async ValueTask<Catalogue?> Refresh(string program, CancellationToken cancellation)
    {
        known.TryGetValue(program, out var catalogue);
        catalogue = await Fold(program, catalogue, long.MaxValue, cancellation);
        if (catalogue is not null)
        {
            Learn(program, catalogue);
        }

        return catalogue;
    }

    /// <summary>Keeps a catalogue that is newer than the known one.</summary>
    public void Learn(string program, Catalogue catalogue) =>
        known.AddOrUpdate(program, catalogue, (_, before) => catalogue.Version > before.Version ? catalogue : before);

    /// <summary>The catalogue as it was at a version.</summary>
    public async ValueTask<Catalogue?> At(Catalogue now, long version, CancellationToken cancellation)
    {
        var program = now.Program.Id;
        if (now.Version == version || old.TryGetValue((program, version), out now!))
        {
            return now;
        }

        var then = await Fold(program, null, version, cancellation);
        if (then is not null)
        {
            if (old.Count >= MostOldVersions)
            {
                old.Clear();
            }

            old[(program, version)] = then;
        }

        return then;
    }

    /// <summary>The catalogue of a program, where this silo has seen it.</summary>
    public Catalogue? Known(string program) => known.GetValueOrDefault(program);

    /// <summary>The programs that this silo has seen, in no order.</summary>
    public IEnumerable<string> Programs => known.Keys;

    /// <summary>The clock of a program.</summary>
    public Instant Now(Catalogue catalogue) => catalogue.Clock ?? EngineNow;

    /// <summary>The engine's own clock.</summary>
    public Instant EngineNow => time.GetUtcNow().ToInstant();

    private async ValueTask<Catalogue?> Fold(string program, Catalogue? catalogue, long upTo, CancellationToken cancellation)
    {
        var stream = Streams.Catalogue(program);
        while (true)
        {
            var events = await journal.Read(stream, catalogue?.Version ?? 0, Page, cancellation);
            foreach (var stored in events)
            {
                if (stored.Version <= upTo)
                {
                    catalogue = catalogue.Evolve(CatalogueCodec.Read(stored.Body), stored.Version);
                }
            }

            if (events.Count < Page || catalogue?.Version >= upTo)
            {
                return catalogue;
            }
        }
    }
}
