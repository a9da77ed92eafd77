using Loyalty.Api.Console.Pages;

namespace Loyalty.Api.Console.Overview;

/// <summary>What the cards of the overview are given, on the page and in its stream alike.</summary>
internal static class FiguresDrawing
{
    public static Dictionary<string, object?> Pace(AwardSecond[] past) => new()
    {
        ["Awards"] = Array.ConvertAll(past, second => (double)second.Awards),
        ["Medians"] = Array.ConvertAll(past, second => second.Median),
        ["Slows"] = Array.ConvertAll(past, second => second.Slow),
    };

    public static Dictionary<string, object?> Of(Today today, ProgramFacts facts) => new()
    {
        ["Issued"] = today.Issued,
        ["Promotions"] = today.Promotions,
        ["Tiers"] = today.Tiers,
        ["At"] = $"{facts.At(today.At)} ({facts.Zone.Id})",
    };
}
