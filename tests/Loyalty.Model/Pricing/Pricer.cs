using Loyalty.Model.Commands;
using Loyalty.Model.Document;

namespace Loyalty.Model.Pricing;

/// <summary>What an order gives, as its lines stand: a pure function of the order and its circumstances.</summary>
internal static class Pricer
{
    public static List<Share> Price(LoyaltyProgram program, Order order)
    {
        var shares = new List<Share>();
        var promotionLeft = order.Circumstances.PromotionLeft.ToDictionary();
        var linesWithExtra = new HashSet<KeptLine>();
        foreach (var rule in order.Circumstances.Rules)
        {
            var lines = order.Lines.Where(line => line.IsKept && Takes(rule, order, line)).ToList();
            if (lines.Count > 0 && rule.Give.Per is null)
            {
                shares.Add(new Share(rule.Id, null, Fraction.Of(rule.Give.Points).Round(program.Rounding)));
            }
            else if (lines.Count > 0)
            {
                var (given, promoted) = PerUnit(rule, order, lines, linesWithExtra);
                shares.Add(new Share(rule.Id, null, given.Round(program.Rounding)));
                foreach (var promotion in order.Circumstances.Promotions.Where(each => promoted.ContainsKey(each.Id)))
                {
                    var left = promotionLeft.GetValueOrDefault(promotion.Id, long.MaxValue);
                    var extra = Math.Min(promoted[promotion.Id].Round(program.Rounding), left);
                    promotionLeft[promotion.Id] = left - extra;
                    shares.Add(new Share(rule.Id, promotion.Id, extra));
                }
            }
        }

        return [.. shares.Where(share => share.Points > 0)];
    }

    /// <summary>What a rule gives for its lines, and what each promotion adds to that, before rounding.</summary>
    private static (Fraction Given, Dictionary<string, Fraction> Promoted) PerUnit(
        EarningRule rule, Order order, List<KeptLine> lines, HashSet<KeptLine> linesWithExtra)
    {
        var given = Fraction.Zero;
        var promoted = new Dictionary<string, Fraction>();
        foreach (var line in lines)
        {
            var points = OfLine(rule, line);
            given += points;
            var all = order.Circumstances.Rules
                .Where(each => each.Give.Per is not null && Takes(each, order, line))
                .Aggregate(Fraction.Zero, (sum, each) => sum + OfLine(each, line));
            foreach (var (promotion, extra) in Promotions.ForLine(order, line, points, all, linesWithExtra.Add(line)))
            {
                promoted[promotion] = promoted.GetValueOrDefault(promotion) + extra;
            }
        }

        return (given, promoted);
    }

    private static Fraction OfLine(EarningRule rule, KeptLine line) =>
        line.Amount * Fraction.Of(rule.Give.Points) / Fraction.Of(rule.Give.Per!.Value);

    /// <summary>A rule takes the lines that pass its filter, but those that pass a rule which stands in its place.</summary>
    private static bool Takes(EarningRule rule, Order order, KeptLine line)
    {
        var facts = Facts.OfLine(order, line);
        return facts.Pass(rule.Where)
            && !order.Circumstances.Rules.Any(other =>
                other != rule && other.Instead.Contains(rule.Id) && facts.Pass(other.Where));
    }
}
