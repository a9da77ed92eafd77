using System.Collections.Immutable;
using System.Text;
using Loyalty.Contracts;
using Loyalty.Contracts.WhatIf;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Programs;
using Loyalty.Domain.WhatIf;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using NodaTime;

namespace Loyalty.Grains.WhatIf;

/// <summary>
/// Reads ledgers from the journal, past the members' grains, and lives them again. One page at a time for each program, so that who
/// asks what if takes no more than one processor from those who buy.
/// </summary>
internal sealed class WhatIfGrain(IJournal journal, CatalogueShelf shelf) : Grain, IWhatIfGrain
{
    private const int Page = 1_000;
    private const int MostMembers = 1_000;
    private const int MostEvents = 20_000;
    private Catalogue? catalogue;
    private PromotionPast past = PromotionPast.Empty;
    private ChangedProgram? changed;

    private string Program => this.GetPrimaryKeyString();

    public async Task<Answer<WhatIfPage>> Try(string document, string after, int limit, CancellationToken cancellation = default)
    {
        await Follow(cancellation);
        if (catalogue is null)
        {
            return CatalogueRefusals.ProgramUnknown(Program).As<WhatIfPage>();
        }

        if (Read(document) is { } refusal)
        {
            return refusal.As<WhatIfPage>();
        }

        return Answers.Of(await Try(after, Math.Clamp(limit, 1, MostMembers), cancellation));
    }

    private async Task<WhatIfPage> Try(string after, int limit, CancellationToken cancellation)
    {
        var now = shelf.Now(catalogue!);
        var (prefix, sums, read) = (Streams.Members(Program), new WhatIfSums(), 0);
        var streams = await journal.Streams(prefix, after.Length == 0 ? "" : prefix + after, limit, cancellation);
        var done = 0;
        while (done < streams.Count && read < MostEvents)
        {
            var ledger = await Ledger(streams[done], cancellation);
            var lived = Replay.Of(ledger, changed!, now);
            sums.Add(streams[done][prefix.Length..], Before(ledger, now), lived, changed!.Program);
            sums.AddPromotions(PromotionGiving.Of(ledger), lived.Promotions);
            (done, read) = (done + 1, read + ledger.Count);
            await Task.Yield(); // who waits for a processor comes first
        }

        var isLast = done == streams.Count && streams.Count < limit;
        return sums.Page() with
        {
            Version = catalogue!.Version,
            At = now.ToDateTimeOffset(),
            Total = after.Length == 0 ? await Count(prefix, cancellation) : null,
            Next = isLast ? null : streams[done - 1][prefix.Length..],
        };
    }

    /// <summary>Reads what is new of the catalogue, with all that promotions ever were.</summary>
    private async Task Follow(CancellationToken cancellation)
    {
        var stream = Streams.Catalogue(Program);
        for (var isMore = true; isMore;)
        {
            var events = await journal.Read(stream, catalogue?.Version ?? 0, Page, cancellation);
            foreach (var stored in events)
            {
                catalogue = catalogue.Evolve(CatalogueCodec.Read(stored.Body), stored.Version);
                past = past.With(catalogue);
            }

            (changed, isMore) = (events.Count == 0 ? changed : null, events.Count == Page);
        }
    }

    private Refusal? Read(string document)
    {
        if (changed?.Now.Document == document)
        {
            return null;
        }

        switch (ProgramParser.Parse(Encoding.UTF8.GetBytes(document), Program))
        {
            case ProgramParse.Parsed parsed:
                changed = new ChangedProgram(parsed.Program, document, catalogue!, past);
                return null;
            case ProgramParse.Faulty faulty:
                return CatalogueRefusals.Faulty("program-faulty", "The program", faulty.Faults);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<List<AccountEvent>> Ledger(string stream, CancellationToken cancellation)
    {
        var ledger = new List<AccountEvent>();
        while (true)
        {
            var page = await journal.Read(stream, ledger.Count, Page, cancellation);
            ledger.AddRange(page.Select(stored => AccountCodec.Read(stored.Body)));
            if (page.Count < Page)
            {
                return ledger;
            }
        }
    }

    private Position Before(List<AccountEvent> ledger, Instant now)
    {
        var stored = ledger.Aggregate(default(Account), (account, happened) => account.Evolve(happened))!;
        return Position.Of(stored.CatchUp(catalogue!, now, ImmutableArray.CreateBuilder<AccountEvent>(0)), catalogue!.Program);
    }

    private async Task<long> Count(string prefix, CancellationToken cancellation)
    {
        var (count, last) = (0L, "");
        while (true)
        {
            var names = await journal.Streams(prefix, last, JournalLimits.PageSize, cancellation);
            count += names.Count;
            if (names.Count < JournalLimits.PageSize)
            {
                return count;
            }

            last = names[^1];
        }
    }
}
