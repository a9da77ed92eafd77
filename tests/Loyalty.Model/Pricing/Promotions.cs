using Loyalty.Model.Document;
using NodaTime;

namespace Loyalty.Model.Pricing;

internal static class Promotions
{
    /// <summary>Whether the instant is in the promotion's window, told in the program's zone.</summary>
    public static bool IsOpen(Promotion promotion, Calendar calendar, Instant at)
    {
        var local = calendar.Local(at);
        return (promotion.From is not { } from || at >= calendar.At(from))
            && (promotion.Until is not { } until || at < calendar.At(until))
            && (promotion.Weekly is null || promotion.Weekly.Contains(DayOf(local)));
    }

    /// <summary>What each promotion adds to the points that one rule gives for one line, before rounding.</summary>
    /// <param name="firstRuleOfLine">More per unit is added once a line, to the first rule that takes it.</param>
    public static IEnumerable<(string Promotion, Fraction Extra)> ForLine(
        Order order, KeptLine line, Fraction points, bool firstRuleOfLine)
    {
        var facts = Facts.OfLine(order, line);
        var open = order.Circumstances.Promotions
            .Where(promotion => facts.Pass(promotion.Where))
            .Select(promotion => (promotion.Stack, Given: (promotion.Id, Extra: Extra(promotion, line, points, firstRuleOfLine))))
            .ToList();
        var exclusive = open.Where(each => each.Stack == "exclusive").Select(each => each.Given).ToList();
        if (exclusive.Count > 0)
        {
            return [Best(exclusive)];
        }

        var best = open.Where(each => each.Stack == "best").Select(each => each.Given).ToList();
        var added = open.Where(each => each.Stack == "add").Select(each => each.Given);
        return best.Count > 0 ? added.Append(Best(best)) : added;
    }

    private static Fraction Extra(Promotion promotion, KeptLine line, Fraction points, bool firstRuleOfLine)
    {
        var extra = promotion.Multiply is { } times ? points * Fraction.Of(times - 1) : Fraction.Zero;
        return promotion.Add is { } add && firstRuleOfLine
            ? extra + (line.Amount * Fraction.Of(add.Points) / Fraction.Of(add.Per ?? 1))
            : extra;
    }

    private static (string Promotion, Fraction Extra) Best(List<(string Promotion, Fraction Extra)> given)
    {
        var best = given[0];
        foreach (var other in given)
        {
            best = other.Extra > best.Extra ? other : best;
        }

        return best;
    }

    private static string DayOf(LocalDateTime local) => local.DayOfWeek.ToString()[..3].ToLowerInvariant();
}
