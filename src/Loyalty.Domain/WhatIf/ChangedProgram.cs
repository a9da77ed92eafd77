using System.Collections.Immutable;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.WhatIf;

/// <summary>
/// A program document that is tried on the past. Its rules, tiers, expiry and rewards hold from the first day. A promotion that it
/// repeats as it is in force, or does not know because it was put apart, was there as it was switched at the time of each award; one
/// that it brings or changes was there throughout, as the document says; one that it leaves out was never there. So the document in
/// force, tried, changes nothing that was priced by it.
/// </summary>
public sealed class ChangedProgram
{
    private readonly PromotionPast past;
    private readonly ImmutableArray<Catalogue> catalogues;

    /// <summary>A document and what it is compared with.</summary>
    /// <param name="program">The changed program.</param>
    /// <param name="document">The document that says it.</param>
    /// <param name="inForce">The catalogue as it is now.</param>
    /// <param name="past">All versions of that catalogue up to now, at least one.</param>
    public ChangedProgram(LoyaltyProgram program, string document, Catalogue inForce, PromotionPast past)
    {
        (Program, InForce, this.past) = (program, inForce, past);
        catalogues =
        [
            .. past.Stretches.Select(stretch => new Catalogue
            {
                Version = stretch.From,
                Program = program,
                Document = document,
                Promotions = Then(program, inForce.Program, stretch.Promotions),
            }),
        ];
    }

    /// <summary>The changed program.</summary>
    public LoyaltyProgram Program { get; }

    /// <summary>The catalogue as it is now.</summary>
    public Catalogue InForce { get; }

    /// <summary>What prices an award now.</summary>
    public Catalogue Now => catalogues[^1];

    /// <summary>What prices an award again that a version of the catalogue priced.</summary>
    public Catalogue At(long version) => catalogues[past.PlaceOf(version)] with { Version = version };

    private static ImmutableArray<Promotion> Then(LoyaltyProgram changed, LoyaltyProgram inForce, ImmutableArray<Promotion> then)
    {
        var inDocument = inForce.Promotions.ToDictionary(promotion => promotion.Id, Text);
        var apart = then.Where(promotion => !inDocument.ContainsKey(promotion.Id)).ToList();
        var brought = changed.Promotions
            .Where(promotion => apart.TrueForAll(other => other.Id != promotion.Id))
            .Select(promotion => inDocument.GetValueOrDefault(promotion.Id) == Text(promotion)
                ? then.FirstOrDefault(known => known.Id == promotion.Id)
                : promotion)
            .OfType<Promotion>();
        return [.. brought, .. apart];
    }

    private static string Text(Promotion promotion) => System.Text.Encoding.UTF8.GetString(PromotionWriter.ToJson(promotion).Span);
}
