using System.Globalization;

namespace Loyalty.Api.Console.Pages;

/// <summary>Numbers as pages show them.</summary>
internal static class Figures
{
    private static readonly NumberFormatInfo Format = new() { NumberGroupSeparator = "\u202f", NegativeSign = "\u2212" };

    /// <summary>Points, members, orders: <c>12 345</c>, with narrow spaces that do not break.</summary>
    public static string Count(long number) => number.ToString("N0", Format);

    /// <summary>Money, with as many decimals as it has, at least two: <c>1 234.50 USD</c>.</summary>
    public static string Money(decimal amount, string currency) =>
        $"{(decimal.Round(amount, 2) == amount ? amount.ToString("N2", Format) : amount.ToString("#,##0.00##", Format))}\u00a0{currency}";

    /// <summary>A share: <c>12.5 %</c>.</summary>
    public static string Share(decimal part) => (part * 100).ToString("0.#", Format) + "\u00a0%";

    /// <summary>A number in the coordinates of a drawing.</summary>
    public static string Place(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
