using System.Collections.Immutable;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Pricing;

/// <summary>
/// Promotions on what the <c>per</c> rules of an order give, line by line. Of several: one exclusive beats all; otherwise every
/// <c>add</c> counts, and of the <c>best</c> only the one that gives most.
/// </summary>
internal static class PromotionPricing
{
    public static void Price(
        Catalogue catalogue, KeptOrder order, PricingFacts facts, List<Taking> takings, ImmutableArray<Share>.Builder shares)
    {
        var candidates = Candidates(catalogue, order, facts);
        if (candidates.Count == 0)
        {
            return;
        }

        var bases = takings.FindAll(static taking => taking.Rule.Give.Per is not null);
        var won = Compete(candidates, order, bases);
        foreach (var (promotion, lines) in candidates.Zip(won))
        {
            Give(shares, promotion, lines, order, facts, bases, catalogue.Program.Points.Rounding);
        }
    }

    /// <summary>Whether a promotion is switched on and its window is open.</summary>
    public static bool Holds(this Promotion promotion, Instant at, DateTimeZone zone) =>
        promotion.Active && promotion.Window.IsOpen(at, zone);

    private static List<Promotion> Candidates(Catalogue catalogue, KeptOrder order, PricingFacts facts)
    {
        var candidates = new List<Promotion>();
        foreach (var promotion in catalogue.Promotions)
        {
            if (promotion.Holds(facts.At, catalogue.Program.TimeZone)
                && promotion.Where.Passes(order, facts)
                && facts.LimitOf(promotion.Id) > 0)
            {
                candidates.Add(promotion);
            }
        }

        return candidates;
    }

    /// <summary>For each candidate the lines that it wins.</summary>
    private static List<bool[]> Compete(List<Promotion> candidates, KeptOrder order, List<Taking> bases)
    {
        var count = order.Order.Lines.Length;
        var won = candidates.ConvertAll(_ => new bool[count]);
        for (var line = 0; line < count; line++)
        {
            var place = line;
            var gains = candidates.ConvertAll(promotion => GainOf(promotion, order, place, bases));
            var exclusive = Best(candidates, gains, Stacking.Exclusive);
            var best = exclusive ?? Best(candidates, gains, Stacking.Best);
            for (var candidate = 0; candidate < candidates.Count; candidate++)
            {
                var adds = exclusive is null && candidates[candidate].Stack == Stacking.Add;
                won[candidate][line] = gains[candidate] > 0 && (candidate == best || adds);
            }
        }

        return won;
    }

    private static int? Best(List<Promotion> candidates, List<decimal> gains, Stacking stack)
    {
        int? best = null;
        for (var candidate = 0; candidate < candidates.Count; candidate++)
        {
            var competes = candidates[candidate].Stack == stack && gains[candidate] > 0;
            best = competes && (best is null || gains[candidate] > gains[best.Value]) ? candidate : best;
        }

        return best;
    }

    /// <summary>Unrounded points that a promotion gives on a line, on top of the rules.</summary>
    private static decimal GainOf(Promotion promotion, KeptOrder order, int line, List<Taking> bases)
    {
        if (!promotion.Where.Passes(order.Order.Lines[line], order) || !bases.Exists(taking => taking.Lines[line]))
        {
            return 0;
        }

        return promotion switch
        {
            { Multiply: { } factor } => (factor - 1) * bases.Sum(taking => taking.PointsOf(order, line)),
            { Add: { Per: { } per } add } => order.Points(add.Points, order.Order.Lines[line].Amount, per),
            _ => promotion.Add!.Points,
        };
    }

    private static void Give(
        ImmutableArray<Share>.Builder shares,
        Promotion promotion,
        bool[] won,
        KeptOrder order,
        PricingFacts facts,
        List<Taking> bases,
        Rounding rounding)
    {
        var left = facts.LimitOf(promotion.Id);
        foreach (var taking in bases)
        {
            var lines = taking with { Lines = [.. taking.Lines.Zip(won, (taken, wins) => taken && wins)] };
            if (left == 0 || !lines.Lines.Contains(true))
            {
                continue;
            }

            var given = Math.Min(left, Gain(promotion, lines, order).Round(rounding));
            OrderPricing.Give(shares, taking.Rule.Id, promotion.Id, given);
            left -= given;
            if (promotion.Multiply is null)
            {
                // What is added goes by the line's amount, not by the rules that take it: it is given once, told with the first rule.
                won = [.. won.Zip(lines.Lines, (wins, told) => wins && !told && promotion.Add!.Per is not null)];
            }
        }
    }

    private static decimal Gain(Promotion promotion, Taking lines, KeptOrder order) => promotion switch
    {
        { Multiply: { } factor } => (factor - 1) * lines.Points(order),
        { Add: { Per: { } per } add } => order.Points(add.Points, lines.Amount(order), per),
        _ => promotion.Add!.Points,
    };
}
