using System.Collections.Immutable;

namespace Loyalty.Domain.Promotions;

/// <summary>What promotions with a budget may give to one award.</summary>
/// <param name="Holder">Whose slices it is spent from: one incarnation of a silo.</param>
/// <param name="Limits">Points that a promotion may give, 0 or more; one that is not named may give any number.</param>
public sealed record Budgets(string Holder, ImmutableDictionary<string, long> Limits)
{
    /// <summary>No promotion is limited.</summary>
    public static Budgets Unlimited(string holder) => new(holder, ImmutableDictionary<string, long>.Empty);

    /// <summary>Points that a promotion may give, 0 or more.</summary>
    public long LimitOf(string promotion) => Limits.TryGetValue(promotion, out var limit) ? limit : long.MaxValue;

    /// <summary>With another limit for one promotion; <see cref="long.MaxValue"/>: none.</summary>
    public Budgets With(string promotion, long limit) =>
        this with { Limits = limit == long.MaxValue ? Limits.Remove(promotion) : Limits.SetItem(promotion, limit) };
}
