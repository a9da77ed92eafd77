using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.Catalogues;

/// <summary>What events make of a catalogue.</summary>
public static class CatalogueEvolution
{
    /// <summary>The catalogue after an event; null before a program was put in force.</summary>
    public static Catalogue Evolve(this Catalogue? catalogue, CatalogueEvent happened, long version)
    {
        if (happened is CatalogueEvent.ProgramPublished published)
        {
            return Publish(catalogue, published.Document).At(version);
        }

        var before = catalogue ?? throw new InvalidOperationException("A catalogue's first event is the publication of its program.");
        var after = happened switch
        {
            CatalogueEvent.PromotionPut put => before with { Promotions = Put(before.Promotions, Parse(put, before.Program)) },
            CatalogueEvent.PromotionSwitched switched => before with { Promotions = Switch(before.Promotions, switched) },
            CatalogueEvent.HolderListed listed => before with { Holders = [.. before.Holders.Remove(listed.Holder), listed.Holder] },
            CatalogueEvent.HolderRevoked revoked => before with { Holders = before.Holders.Remove(revoked.Holder) },
            CatalogueEvent.ClockMoved moved => before with { Clock = moved.Now },
            _ => throw new UnreachableException($"No evolution for {happened.GetType()}."),
        };
        return happened is CatalogueEvent.PromotionPut ? after.At(version) : after with { Version = version };
    }

    /// <summary>At a version that may have changed budgets.</summary>
    private static Catalogue At(this Catalogue catalogue, long version) => catalogue with
    {
        Version = version,
        Unbudgeted = catalogue.Unbudgeted.SetItems(catalogue.Promotions
            .Where(promotion => promotion.Budget is null)
            .Select(promotion => KeyValuePair.Create(promotion.Id, version))),
    };

    /// <summary>
    /// A new document brings its promotions. One that it repeats unchanged stays as it was switched meanwhile; those that were put
    /// apart from any document stay.
    /// </summary>
    private static Catalogue Publish(Catalogue? before, string document)
    {
        var program = Parse(document);
        if (before is null)
        {
            return new Catalogue { Version = 0, Program = program, Document = document, Promotions = program.Promotions };
        }

        var known = before.Program.Promotions.Select(promotion => promotion.Id).ToHashSet();
        var apart = before.Promotions.Where(promotion => !known.Contains(promotion.Id));
        var brought = program.Promotions.Select(promotion => Unchanged(before, promotion) ?? promotion);
        return new Catalogue
        {
            Version = before.Version,
            Program = program,
            Document = document,
            Promotions = apart.Aggregate(brought.ToImmutableArray(), Put),
            Clock = program.Sandbox ? before.Clock : null,
            Holders = before.Holders,
            Unbudgeted = before.Unbudgeted,
        };
    }

    private static Promotion? Unchanged(Catalogue before, Promotion promotion)
    {
        var old = before.Program.Promotions.FirstOrDefault(old => old.Id == promotion.Id);
        return old is not null && PromotionWriter.ToJson(old).Span.SequenceEqual(PromotionWriter.ToJson(promotion).Span)
            ? before.Promotions.FirstOrDefault(now => now.Id == promotion.Id)
            : null;
    }

    private static ImmutableArray<Promotion> Put(ImmutableArray<Promotion> promotions, Promotion put)
    {
        var place = promotions.IndexOf(promotions.FirstOrDefault(promotion => promotion.Id == put.Id)!);
        return place < 0 ? promotions.Add(put) : promotions.SetItem(place, put);
    }

    private static ImmutableArray<Promotion> Switch(ImmutableArray<Promotion> promotions, CatalogueEvent.PromotionSwitched switched) =>
        [.. promotions.Select(promotion => promotion.Id == switched.Id ? promotion with { Active = switched.Active } : promotion)];

    private static LoyaltyProgram Parse(string document) => ProgramParser.Parse(Encoding.UTF8.GetBytes(document)) switch
    {
        ProgramParse.Parsed parsed => parsed.Program,
        _ => throw new InvalidOperationException("A program document that was in force can no longer be read: restore the release that wrote it."),
    };

    private static Promotion Parse(CatalogueEvent.PromotionPut put, LoyaltyProgram program) =>
        PromotionParser.Parse(Encoding.UTF8.GetBytes(put.Document), program, put.Id) switch
        {
            PromotionParse.Parsed parsed => parsed.Promotion,
            _ => throw new InvalidOperationException("A promotion that was in force can no longer be read: restore the release that wrote it."),
        };
}
