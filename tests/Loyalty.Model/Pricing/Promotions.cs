using Loyalty.Model.Document;
using NodaTime;

namespace Loyalty.Model.Pricing;

internal static class Promotions
{
    /// <summary>Whether the instant is in the promotion's window, told in the program's zone.</summary>
    public static bool IsOpen(Promotion promotion, Calendar calendar, Instant at) =>
        IsOpen(promotion.From, promotion.Until, promotion.Weekly, calendar, at);

    public static bool IsOpen(LocalDateTime? from, LocalDateTime? until, IReadOnlyList<string>? weekly, Calendar calendar, Instant at) =>
        (from is not { } first || at >= calendar.At(first))
        && (until is not { } end || at < calendar.At(end))
        && (weekly is null || weekly.Contains(DayOf(calendar.Local(at))));

    /// <summary>What each promotion adds to the points that one rule gives for one line, before rounding.</summary>
    /// <param name="all">What all rules give for the line: by that the promotions contend for it.</param>
    /// <param name="isFirstRule">More per unit is added once a line, to the first rule that takes it.</param>
    public static IEnumerable<(string Promotion, Fraction Extra)> ForLine(
        Order order, KeptLine line, Fraction points, Fraction all, bool isFirstRule) =>
        Winners(order, line, all).Select(promotion => (promotion.Id, Extra(promotion, line, points, isFirstRule)));

    private static IEnumerable<Promotion> Winners(Order order, KeptLine line, Fraction all)
    {
        var facts = Facts.OfLine(order, line);
        var open = order.Circumstances.Promotions
            .Where(promotion => facts.Pass(promotion.Where))
            .Select(promotion => (Promotion: promotion, Extra: Extra(promotion, line, all, true)))
            .ToList();
        var exclusive = open.Where(each => each.Promotion.Stack == "exclusive").ToList();
        if (exclusive.Count > 0)
        {
            return [Best(exclusive)];
        }

        var best = open.Where(each => each.Promotion.Stack == "best").ToList();
        var added = open.Where(each => each.Promotion.Stack == "add").Select(each => each.Promotion);
        return best.Count > 0 ? added.Append(Best(best)) : added;
    }

    private static Fraction Extra(Promotion promotion, KeptLine line, Fraction points, bool isFirstRule)
    {
        var extra = promotion.Multiply is { } times ? points * Fraction.Of(times - 1) : Fraction.Zero;
        return promotion.Add is { } add && isFirstRule
            ? extra + (line.Amount * Fraction.Of(add.Points) / Fraction.Of(add.Per ?? 1))
            : extra;
    }

    private static Promotion Best(List<(Promotion Promotion, Fraction Extra)> given)
    {
        var best = given[0];
        foreach (var other in given)
        {
            best = other.Extra > best.Extra ? other : best;
        }

        return best.Promotion;
    }

    private static string DayOf(LocalDateTime local) => local.DayOfWeek.ToString()[..3].ToLowerInvariant();
}
