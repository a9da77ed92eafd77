using Loyalty.Contracts.WhatIf;
using Loyalty.Domain.Programs;
using Loyalty.Domain.WhatIf;
using Loyalty.Grains.Members;

namespace Loyalty.Grains.WhatIf;

/// <summary>Adds members up, in the order in which they come.</summary>
internal sealed class WhatIfSums
{
    private readonly OrderedDictionary<(string From, string? To), Group> groups = [];
    private readonly OrderedDictionary<(string Kind, string Code), (long Count, long Points)> leftOut = [];
    private readonly SortedDictionary<string, (long Before, long After)> promotions = new(StringComparer.Ordinal);
    private readonly List<WhatIfMover> movers = [];
    private long members;

    public void Add(string memberId, Position before, Replayed replayed, LoyaltyProgram changed)
    {
        var after = replayed.Account is { } account ? Position.Of(account, changed) : null;
        var key = (before.Tier, after?.Tier);
        if (!groups.TryGetValue(key, out var group))
        {
            groups[key] = group = new Group();
        }

        members++;
        group.Members++;
        group.Before.Add(before);
        group.After.Add(after);
        if (before.Tier != after?.Tier)
        {
            movers.Add(new WhatIfMover { MemberId = memberId, From = before.Tier, To = after?.Tier });
        }

        foreach (var left in replayed.LeftOut)
        {
            Add(left);
        }
    }

    /// <summary>Adds what promotions gave a member and would give.</summary>
    public void AddPromotions(IReadOnlyDictionary<string, long> before, IReadOnlyDictionary<string, long> after)
    {
        foreach (var promotion in before.Keys.Union(after.Keys))
        {
            var known = promotions.GetValueOrDefault(promotion);
            promotions[promotion] =
                (known.Before + before.GetValueOrDefault(promotion), known.After + after.GetValueOrDefault(promotion));
        }
    }

    public WhatIfPage Page() => new()
    {
        Members = members,
        Moves =
        [
            .. groups.Select(group => new WhatIfMove
            {
                From = group.Key.From,
                To = group.Key.To,
                Members = group.Value.Members,
                Before = group.Value.Before.Figures(),
                After = group.Value.After.Figures(),
            }),
        ],
        Movers = [.. movers],
        Promotions =
        [
            .. promotions.Select(promotion => new WhatIfPromotion
            {
                Id = promotion.Key, Before = promotion.Value.Before, After = promotion.Value.After,
            }),
        ],
        LeftOut =
        [
            .. leftOut.Select(left => new WhatIfRefusal
            {
                Kind = left.Key.Kind, Code = left.Key.Code, Count = left.Value.Count, Points = left.Value.Points,
            }),
        ],
    };

    private void Add(LeftOut left)
    {
        var entry = Receipts.Entry(left.Event, 0);
        var key = (entry.Kind, MemberRefusals.Code(left.Reason));
        var (count, points) = leftOut.GetValueOrDefault(key);
        leftOut[key] = (count + 1, points + entry.Points);
    }

    private sealed class Group
    {
        public long Members { get; set; }

        public FigureSums Before { get; } = new();

        public FigureSums After { get; } = new();
    }
}
