namespace Loyalty.Cli.WhatIf;

/// <summary>Adds pages up.</summary>
internal sealed class WhatIfTally
{
    private readonly Dictionary<(string From, string? To), TierMove> _moves = [];
    private readonly Dictionary<(string Kind, string Code), LeftOut> _leftOut = [];
    private readonly SortedDictionary<string, PromotionCost> _promotions = new(StringComparer.Ordinal);
    private readonly List<Mover> _movers = [];
    private WhatIfPage? _first;
    private bool _isTorn;

    public long Members { get; private set; }

    /// <summary>Members in all, as they were counted when the run began.</summary>
    public long Total => _first?.Total ?? 0;

    public void Add(WhatIfPage page)
    {
        _first ??= page;
        _isTorn |= page.Version != _first.Version;
        Members += page.Members;
        _movers.AddRange(page.Movers);
        foreach (var move in page.Moves)
            _moves[(move.From, move.To)] = _moves.TryGetValue((move.From, move.To), out var known) ? known.Plus(move) : move;
        foreach (var cost in page.Promotions)
        {
            var known = _promotions.GetValueOrDefault(cost.Id, new PromotionCost(cost.Id, 0, 0));
            _promotions[cost.Id] = known with { Before = known.Before + cost.Before, After = known.After + cost.After };
        }

        foreach (var left in page.LeftOut)
        {
            var known = _leftOut.GetValueOrDefault((left.Kind, left.Code), left with { Count = 0, Points = 0 });
            _leftOut[(left.Kind, left.Code)] = known with { Count = known.Count + left.Count, Points = known.Points + left.Points };
        }
    }

    public WhatIfReport Report(string file, ChangedDocument document)
    {
        var order = document.Levels.Index().ToDictionary(level => level.Item, level => level.Index);
        int RankOf(string? tier) => tier is null ? -2 : order.GetValueOrDefault(tier, -1);
        var moves = _moves.Values.OrderBy(move => RankOf(move.From)).ThenBy(move => move.From, StringComparer.Ordinal)
            .ThenBy(move => RankOf(move.To)).ToArray();
        var tiers = moves.SelectMany(move => new[] { move.From, move.To }).Distinct()
            .OrderBy(RankOf).ThenBy(tier => tier, StringComparer.Ordinal);
        return new WhatIfReport
        {
            File = file,
            Program = document.Program,
            At = _first?.At ?? default,
            Members = Members,
            Moving = _moves.Values.Sum(move => move.From == move.To ? 0 : move.Members),
            IsTorn = _isTorn,
            Tiers = [.. tiers.Select(tier => Tier(tier, move => move.From == tier, move => move.To == tier))],
            Total = Tier(null, _ => true, _ => true),
            Moves = moves,
            Promotions = [.. _promotions.Values],
            LeftOut = [.. _leftOut.Values.OrderBy(left => left.Kind, StringComparer.Ordinal).ThenBy(left => left.Code, StringComparer.Ordinal)],
            Movers = [.. _movers],
        };
    }

    private TierReport Tier(string? tier, Func<TierMove, bool> isBefore, Func<TierMove, bool> isAfter) => new(
        tier,
        Sum(_moves.Values.Where(isBefore), move => move.Before),
        Sum(_moves.Values.Where(isAfter), move => move.After));

    private static TierSum Sum(IEnumerable<TierMove> moves, Func<TierMove, MemberFigures> figures) => moves.Aggregate(
        new TierSum(0, MemberFigures.Nothing),
        (sum, move) => new TierSum(sum.Members + move.Members, sum.Figures.Plus(figures(move))));
}
