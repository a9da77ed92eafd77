using System.Collections.Immutable;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Orders;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.Pricing;

/// <summary>
/// What an order earns: the one function behind awards, quotes and returns. Rules first, then promotions on what the rules with
/// <c>per</c> give; each rounded once per order.
/// </summary>
internal static class OrderPricing
{
    public static ImmutableArray<Share> Price(Catalogue catalogue, KeptOrder? order, PricingFacts facts)
    {
        if (order is null)
        {
            return [];
        }

        var takings = Takings(catalogue.Program, order, facts);
        var shares = ImmutableArray.CreateBuilder<Share>(takings.Count + 2);
        foreach (var taking in takings)
        {
            Give(shares, taking.Rule.Id, null, taking.Points(order).Round(catalogue.Program.Points.Rounding));
        }

        if (!catalogue.Promotions.IsEmpty)
        {
            PromotionPricing.Price(catalogue, order, facts, takings, shares);
        }

        return shares.ToImmutable();
    }

    /// <summary>The rules that give something and the lines that each takes.</summary>
    private static List<Taking> Takings(LoyaltyProgram program, KeptOrder order, PricingFacts facts)
    {
        var takings = new List<Taking>();
        foreach (var rule in program.Earn)
        {
            if (rule.On is Occasion.Purchase && rule.Where.Passes(order, facts) && !facts.Exhausted.Contains(rule.Id))
            {
                takings.Add(new Taking(rule, LinesOf(rule, order)));
            }
        }

        if (takings.Exists(static taking => !taking.Rule.Instead.IsEmpty))
        {
            GiveWay(takings);
        }

        takings.RemoveAll(static taking => !taking.Lines.Contains(true));
        return takings;
    }

    private static bool[] LinesOf(EarningRule rule, KeptOrder order)
    {
        var lines = new bool[order.Order.Lines.Length];
        for (var line = 0; line < lines.Length; line++)
        {
            lines[line] = rule.Where.Passes(order.Order.Lines[line], order);
        }

        return lines;
    }

    /// <summary>Each rule leaves the lines that another one takes instead of it.</summary>
    private static void GiveWay(List<Taking> takings)
    {
        var replacing = takings.Where(taking => !taking.Rule.Instead.IsEmpty).Select(taking => taking with { Lines = [.. taking.Lines] }).ToList();
        foreach (var taking in takings)
        {
            foreach (var other in replacing.Where(other => other.Rule.Instead.Contains(taking.Rule.Id)))
            {
                taking.GiveUp(other);
            }
        }
    }

    internal static void Give(ImmutableArray<Share>.Builder shares, string rule, string? promotion, long points)
    {
        if (points != 0)
        {
            shares.Add(new Share(rule, promotion, points));
        }
    }
}

/// <summary>A rule and the lines that it takes.</summary>
internal sealed record Taking(EarningRule Rule, bool[] Lines)
{
    /// <summary>Unrounded points of one line; 0 for a rule that gives once an order.</summary>
    public decimal PointsOf(KeptOrder order, int line) =>
        Lines[line] && Rule.Give.Per is { } per ? order.Points(Rule.Give.Points, order.Order.Lines[line].Amount, per) : 0;

    /// <summary>Unrounded points of all lines.</summary>
    public decimal Points(KeptOrder order) =>
        Rule.Give.Per is { } per ? order.Points(Rule.Give.Points, Amount(order), per) : Rule.Give.Points;

    /// <summary>What the lines cost.</summary>
    public decimal Amount(KeptOrder order)
    {
        var amount = 0m;
        for (var line = 0; line < Lines.Length; line++)
        {
            amount += Lines[line] ? order.Order.Lines[line].Amount : 0;
        }

        return amount;
    }

    /// <summary>Leaves the lines that another rule takes instead of this one.</summary>
    public void GiveUp(Taking other)
    {
        for (var line = 0; line < Lines.Length; line++)
        {
            Lines[line] &= !other.Lines[line];
        }
    }
}
