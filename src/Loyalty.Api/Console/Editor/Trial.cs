using Loyalty.Contracts.WhatIf;

namespace Loyalty.Api.Console.Editor;

/// <summary>What members' stored history comes to under a changed document, of all or of the first so many.</summary>
public sealed class Trial
{
    /// <summary>Members that were tried.</summary>
    public long Members { get; private set; }

    /// <summary>Members there are.</summary>
    public long Total { get; private set; }

    /// <summary>Members who would have another tier.</summary>
    public long Moving { get; private set; }

    /// <summary>Whether the program in force was changed meanwhile.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>The first of those who would have another tier.</summary>
    public List<WhatIfMover> Movers { get; } = [];

    /// <summary>By the tier that members have and the one that they would have.</summary>
    public Dictionary<(string From, string To), TrialSum> Moves { get; } = [];

    /// <summary>Points that promotions gave, and would give.</summary>
    public SortedDictionary<string, (long Before, long After)> Promotions { get; } = new(StringComparer.Ordinal);

    /// <summary>What would be refused, by kind and code.</summary>
    public SortedDictionary<(string Kind, string Code), long> LeftOut { get; } = [];

    /// <summary>The name of the tier of who could not be a member.</summary>
    public const string NoMember = "(no member)";

    private const int MostMovers = 20;
    private long version;

    /// <summary>Adds a page.</summary>
    public void Add(WhatIfPage page)
    {
        Total = page.Total ?? Total;
        IsTorn |= Members > 0 && page.Version != version;
        version = page.Version;
        Members += page.Members;
        Movers.AddRange(page.Movers.Take(MostMovers - Movers.Count));
        Moving += page.Moves.Where(move => move.From != move.To).Sum(move => move.Members);
        foreach (var move in page.Moves)
        {
            var key = (move.From, move.To ?? NoMember);
            Moves[key] = Moves.GetValueOrDefault(key, TrialSum.Nothing).Plus(move);
        }

        foreach (var promotion in page.Promotions)
        {
            var known = Promotions.GetValueOrDefault(promotion.Id);
            Promotions[promotion.Id] = (known.Before + promotion.Before, known.After + promotion.After);
        }

        foreach (var left in page.LeftOut)
            LeftOut[(left.Kind, left.Code)] = LeftOut.GetValueOrDefault((left.Kind, left.Code)) + left.Count;
    }

    /// <summary>Sums of those whom a question picks.</summary>
    public TrialSum Of(Func<(string From, string To), bool> isMeant) =>
        Moves.Where(move => isMeant(move.Key)).Aggregate(TrialSum.Nothing, (sum, move) => sum.Plus(move.Value));
}

/// <summary>Sums over members.</summary>
/// <param name="Members">How many.</param>
/// <param name="PointsBefore">Points that they have: to spend, pending, or set aside.</param>
/// <param name="PointsAfter">Those that they would have.</param>
/// <param name="WorthBefore">What they are worth, by currency.</param>
/// <param name="WorthAfter">What they would be worth.</param>
public sealed record TrialSum(
    long Members,
    long PointsBefore,
    long PointsAfter,
    IReadOnlyDictionary<string, decimal> WorthBefore,
    IReadOnlyDictionary<string, decimal> WorthAfter)
{
    private static readonly IReadOnlyDictionary<string, decimal> Free = new SortedDictionary<string, decimal>(StringComparer.Ordinal);

    /// <summary>Nobody.</summary>
    public static readonly TrialSum Nothing = new(0, 0, 0, Free, Free);

    /// <summary>With a move's members.</summary>
    public TrialSum Plus(WhatIfMove move) => Plus(new TrialSum(
        move.Members, Points(move.Before), Points(move.After), Worth(move.Before), Worth(move.After)));

    /// <summary>With those of another sum.</summary>
    public TrialSum Plus(TrialSum other) => new(
        Members + other.Members,
        PointsBefore + other.PointsBefore,
        PointsAfter + other.PointsAfter,
        Sum(WorthBefore, other.WorthBefore),
        Sum(WorthAfter, other.WorthAfter));

    private static long Points(WhatIfFigures figures) => figures.Balance + figures.Pending + figures.Held;

    private static Dictionary<string, decimal> Worth(WhatIfFigures figures) =>
        figures.Liability.ToDictionary(part => part.Currency, part => part.Amount);

    private static SortedDictionary<string, decimal> Sum(IReadOnlyDictionary<string, decimal> one, IReadOnlyDictionary<string, decimal> other)
    {
        var sum = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (currency, amount) in one.Concat(other))
            sum[currency] = sum.GetValueOrDefault(currency) + amount;
        return sum;
    }
}
