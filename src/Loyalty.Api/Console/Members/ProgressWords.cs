using Loyalty.Contracts.Members;

namespace Loyalty.Api.Console.Members;

/// <summary>The way to the next tier in words.</summary>
internal static class ProgressWords
{
    public static string Of(ProgressView progress, ProgramWords words)
    {
        var told = progress.Formatted;
        var unit = progress.Currency is null ? " points" : "";
        return progress.NextTier is { } next
            ? $"{told.Missing}{unit} are missing to {words.Tier(next)}: "
                + $"{told.Value} of {told.Threshold} {Measured(progress.Metric)}, {progress.Percent}\u00a0%."
            : $"No higher tier can be earned: {told.Value} {Measured(progress.Metric)}.";
    }

    private static string Measured(string metric) => metric switch
    {
        "lifetimePoints" => "points ever earned",
        "points" => "points earned in the period",
        "spend" => "spent in the period",
        "balance" => "points of balance",
        _ => metric,
    };
}
