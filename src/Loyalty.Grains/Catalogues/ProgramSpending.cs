using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Pricing;

namespace Loyalty.Grains.Catalogues;

/// <summary>What the promotions of a program have given. Immutable.</summary>
internal sealed record ProgramSpending
{
    public static readonly ProgramSpending Nothing = new();

    private ImmutableDictionary<string, long> GivenBy { get; init; } = ImmutableDictionary<string, long>.Empty;

    private ImmutableDictionary<string, long> TakenBackBy { get; init; } = ImmutableDictionary<string, long>.Empty;

    private ImmutableDictionary<(string Promotion, string Holder), long> SpentFrom { get; init; } =
        ImmutableDictionary<(string Promotion, string Holder), long>.Empty;

    /// <summary>All that a promotion has given.</summary>
    public long Given(string promotion) => GivenBy.GetValueOrDefault(promotion);

    /// <summary>What it has given, less what returns took back.</summary>
    public long Kept(string promotion) => Given(promotion) + TakenBackBy.GetValueOrDefault(promotion);

    /// <summary>What was spent from the slices that a holder had of its budget.</summary>
    public long From(string promotion, string holder) => SpentFrom.GetValueOrDefault((promotion, holder));

    /// <summary>What it gave from no slice: while it had no budget.</summary>
    public long Free(string promotion) =>
        Given(promotion) - SpentFrom.Where(spent => spent.Key.Promotion == promotion).Sum(spent => spent.Value);

    public ProgramSpending With(AccountEvent.Purchased purchased) => this with
    {
        GivenBy = Add(GivenBy, purchased.Earning.Breakdown),
        SpentFrom = purchased is { Holder: { } holder, Facts.Budgeted: { } budgeted }
            ? budgeted.Aggregate(
                SpentFrom, (sums, given) => Add(sums, (given.Promotion, holder), given.Points))
            : SpentFrom,
    };

    public ProgramSpending With(AccountEvent.Returned returned) => this with { TakenBackBy = Add(TakenBackBy, returned.Breakdown) };

    private static ImmutableDictionary<string, long> Add(ImmutableDictionary<string, long> sums, ImmutableArray<Share> shares) =>
        shares.Aggregate(sums, static (known, share) => share.Promotion is { } promotion ? Add(known, promotion, share.Points) : known);

    private static ImmutableDictionary<TKey, long> Add<TKey>(ImmutableDictionary<TKey, long> sums, TKey key, long points)
        where TKey : notnull => points == 0 ? sums : sums.SetItem(key, sums.GetValueOrDefault(key) + points);
}
