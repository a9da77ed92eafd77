using Loyalty.Api.Console.Pages;

namespace Loyalty.Api.Console.Promotions;

/// <summary>
/// What a promotion is going to give, told plainly: as much a day as it gave lately, until its end, or for 30 days where it
/// has none, and
/// never more than its budget.
/// </summary>
internal static class Forecast
{
    /// <summary>So many days are looked back on.</summary>
    public const int Back = 28;

    /// <summary>So many days are looked ahead where there is no end.</summary>
    public const int Ahead = 30;

    /// <summary>How it is made, for who reads it.</summary>
    public static readonly string Explained =
        $"A forecast takes what the promotion gave in the last {Back} days, or since it began where that is later, as points a day, and goes on "
        + $"so until its end, or for {Ahead} days where it has none. It gives no more than its budget has left. It knows nothing of seasons.";

    /// <param name="promotion">The promotion.</param>
    /// <param name="standing">How it stands.</param>
    /// <param name="lately">Points that it gave in the last days.</param>
    /// <param name="now">Now.</param>
    /// <param name="program">Says dates as the program's people read them.</param>
    public static string Of(PromotionFacts promotion, Standing standing, long lately, DateTimeOffset now, ProgramFacts program) => standing switch
    {
        Standing.Off => "Switched off: it gives nothing more.",
        Standing.Over => "Over: it gives nothing more.",
        Standing.UsedUp => "The budget is used up: it gives nothing more.",
        Standing.Planned => "It has not begun: there is nothing to tell from yet.",
        _ when lately <= 0 => $"It gave nothing in the last {Back} days: there is nothing to tell from.",
        _ => Reckon(promotion, lately / Days(promotion, now), now, program),
    };

    private static double Days(PromotionFacts promotion, DateTimeOffset now) =>
        Math.Clamp((now - (promotion.From ?? now.AddDays(-Back))).TotalDays, 1, Back);

    private static string Reckon(PromotionFacts promotion, double perDay, DateTimeOffset now, ProgramFacts program)
    {
        var days = promotion.Until is { } until ? (until - now).TotalDays : Ahead;
        var more = perDay * days;
        var pace = $"{Figures.Count((long)Math.Round(perDay))} points a day: ";
        if (promotion.Left is { } left && more > left)
            return $"{pace}the budget is used up around {program.At(now.AddDays(left / perDay))}.";
        var total = $"{Figures.Count((long)Math.Round(more))} points more";
        return pace + (promotion.Until is { } end ? $"{total} by {program.At(end)}." : $"{total} in {Ahead} days.");
    }
}
