using Loyalty.Contracts.WhatIf;
using Loyalty.Domain.WhatIf;

namespace Loyalty.Grains.WhatIf;

/// <summary>Adds figures of members up.</summary>
internal sealed class FigureSums
{
    private readonly SortedDictionary<string, decimal> worth = new(StringComparer.Ordinal);
    private WhatIfFigures points = new();

    /// <summary>Adds a member; null adds nothing.</summary>
    public void Add(Position? position)
    {
        if (position is not { Figures: var figures })
        {
            return;
        }

        points = points with
        {
            Balance = points.Balance + figures.Balance,
            Pending = points.Pending + figures.Pending,
            Held = points.Held + figures.Held,
            Owed = points.Owed + figures.Owed,
            LifetimePoints = points.LifetimePoints + position.LifetimePoints,
        };
        if (position.Worth is { } amount)
        {
            worth[position.Currency.Code] = worth.GetValueOrDefault(position.Currency.Code) + amount;
        }
    }

    public WhatIfFigures Figures() => points with
    {
        Liability = [.. worth.Select(sum => new WhatIfLiability { Currency = sum.Key, Amount = sum.Value })],
    };
}
