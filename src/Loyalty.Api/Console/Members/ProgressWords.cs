using Loyalty.Contracts.Members;

namespace Loyalty.Api.Console.Members;

/// <summary>The way to the next tier in words.</summary>
internal static class ProgressWords
{
    public static string Of(ProgressView progress, ProgramWords words)
    {
        var (unit, told) = (Unit(progress), progress.Formatted);
        return progress.NextTier is { } next
            ? $"{told.Missing}{unit} are missing to {words.Tier(next)}: {told.Value} of {told.Threshold}{unit}, {progress.Percent}\u00a0%"
                + $"{Measured(progress.Metric)}."
            : $"The highest tier that is reached by oneself: {told.Value}{unit}{Measured(progress.Metric)}.";
    }

    private static string Unit(ProgressView progress) => progress.Currency is null ? " points" : "";

    private static string Measured(string metric) => metric switch
    {
        "lifetimePoints" => " of all points ever earned",
        "points" => " of the points earned in the period",
        "spend" => " of the money spent in the period",
        "balance" => " of the balance",
        _ => $" ({metric})",
    };
}
