using System.Globalization;
using System.Numerics;

namespace Loyalty.Model;

/// <summary>An exact number: a third of an order stays a third until it is rounded, once.</summary>
public readonly record struct Fraction
{
    private readonly BigInteger numerator;
    private readonly BigInteger denominatorLessOne;

    private Fraction(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        this.numerator = numerator / divisor;
        denominatorLessOne = (denominator / divisor) - 1;
    }

    public static Fraction Zero => default;

    public static Fraction One => Of(1);

    private BigInteger Denominator => denominatorLessOne + 1;

    public static Fraction Of(decimal value)
    {
        var denominator = BigInteger.One;
        while (value != decimal.Truncate(value))
        {
            value *= 10;
            denominator *= 10;
        }

        return new Fraction(new BigInteger(value), denominator);
    }

    public static Fraction operator +(Fraction left, Fraction right) =>
        new((left.numerator * right.Denominator) + (right.numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Fraction operator -(Fraction left, Fraction right) => left + (right * Of(-1));

    public static Fraction operator *(Fraction left, Fraction right) =>
        new(left.numerator * right.numerator, left.Denominator * right.Denominator);

    public static Fraction operator /(Fraction left, Fraction right) =>
        new(left.numerator * right.Denominator, left.Denominator * right.numerator);

    public static bool operator <(Fraction left, Fraction right) => (left - right).numerator.Sign < 0;

    public static bool operator >(Fraction left, Fraction right) => right < left;

    public static bool operator <=(Fraction left, Fraction right) => !(right < left);

    public static bool operator >=(Fraction left, Fraction right) => !(left < right);

    /// <summary>Rounds to whole points: <c>down</c>, <c>up</c>, or <c>nearest</c> with halves to the even one.</summary>
    public long Round(string rounding)
    {
        var floor = BigInteger.Divide(numerator - Remainder, Denominator);
        var up = rounding switch
        {
            "down" => false,
            "up" => Remainder > 0,
            "nearest" => (2 * Remainder) > Denominator || ((2 * Remainder) == Denominator && !floor.IsEven),
            _ => throw new ArgumentException($"'{rounding}' is no rounding.", nameof(rounding)),
        };
        return (long)(up ? floor + 1 : floor);
    }

    private BigInteger Remainder => ((numerator % Denominator) + Denominator) % Denominator;

    /// <summary>The number to twelve decimals: what is above and below the bar may be too large for a decimal.</summary>
    public decimal ToDecimal()
    {
        const long Scale = 1_000_000_000_000;
        return (decimal)(numerator * Scale / Denominator) / Scale;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{numerator}/{Denominator}");
}
