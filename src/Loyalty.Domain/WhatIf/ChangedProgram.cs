using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Pricing;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Promotions;

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
                Version = stretch.Version,
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

    /// <summary>
    /// What promotions with a budget may give to an award again. One that stayed as it was gives no more than it gave where its budget
    /// had come to an end; any other may give what it likes, since a budget is shared and each member is tried alone.
    /// </summary>
    public Budgets? BudgetsOf(AccountEvent.Purchased award)
    {
        if (award.Facts.Budgeted is not { } given)
        {
            return null;
        }

        var place = past.PlaceOf(award.Catalogue);
        var then = past.Stretches[place];
        var free = OrderPricing.Price(then, KeptOrder.Whole(award.Order), award.Facts with { Budgeted = null });
        return given
            .Where(allowance => allowance.Points < free.Sum(share => share.Promotion == allowance.Promotion ? share.Points : 0))
            .Where(allowance => then.PromotionOf(allowance.Promotion) is { } known && catalogues[place].PromotionOf(known.Id) == known)
            .Aggregate(Budgets.Unlimited(award.Holder ?? ""), (budgets, allowance) => budgets.With(allowance.Promotion, allowance.Points));
    }

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
