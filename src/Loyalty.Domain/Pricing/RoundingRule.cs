using Loyalty.Domain.Programs;

namespace Loyalty.Domain.Pricing;

/// <summary>Fractions of a point, as the program rounds them.</summary>
internal static class RoundingRule
{
    public static long Round(this decimal points, Rounding rounding) => (long)(rounding switch
    {
        Rounding.Nearest => Math.Round(points, MidpointRounding.ToEven),
        Rounding.Up => Math.Ceiling(points),
        _ => Math.Floor(points),
    });
}
