using System.Text.Json;

namespace Loyalty.Cli.WhatIf;

/// <summary>What all members' history comes to under the changed document.</summary>
internal sealed record WhatIfReport
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public required string File { get; init; }
    public required string Program { get; init; }

    /// <summary>The program's now, when the run began.</summary>
    public DateTimeOffset At { get; init; }
    public long Members { get; init; }

    /// <summary>Members who would have another tier.</summary>
    public long Moving { get; init; }

    /// <summary>Whether the program in force was changed while this ran, so that the parts do not fit.</summary>
    public bool IsTorn { get; init; }
    public required TierReport[] Tiers { get; init; }
    public required TierReport Total { get; init; }
    public required TierMove[] Moves { get; init; }
    public required PromotionCost[] Promotions { get; init; }
    public required LeftOut[] LeftOut { get; init; }
    public required Mover[] Movers { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, s_options) + "\n";
}

/// <summary>
/// The members of a tier before and after.
/// <c>Tier</c>: Null for those who could not be members.
/// </summary>
internal sealed record TierReport(string? Tier, TierSum Before, TierSum After);

/// <summary>How many members, and what they have.</summary>
internal sealed record TierSum(long Members, MemberFigures Figures);
