using System.Globalization;
using System.Text.Json;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>Numbers that may stand at a place. No product of two leaves <see cref="decimal"/>.</summary>
internal sealed record NumberRange(decimal Least, decimal Most, int Decimals = 0, bool AboveLeast = false)
{
    /// <summary>Points stay below 10^15, so that sums of thousands of them fit in 64 bits.</summary>
    private const decimal MostPoints = 999_999_999_999_999m;

    private const decimal MostMoney = 999_999_999_999m;

    public static readonly NumberRange Points = new(1, MostPoints);
    public static readonly NumberRange PointsOrNone = new(0, MostPoints);
    public static readonly NumberRange PointsPerUnit = new(0, MostPoints, 6, AboveLeast: true);
    public static readonly NumberRange Money = new(0, MostMoney, 4, AboveLeast: true);
    public static readonly NumberRange Worth = new(0, MostMoney, 12, AboveLeast: true);
    public static readonly NumberRange Threshold = new(0, MostPoints, 4);
    public static readonly NumberRange Percent = new(0, 100, 4, AboveLeast: true);
    public static readonly NumberRange Factor = new(1, 1_000, 4, AboveLeast: true);
    public static readonly NumberRange Count = new(1, 1_000_000_000);
    public static readonly NumberRange Months = new(1, 1_200);

    public static long ReadPoints(Place place) => (long)Points.Read(place).GetValueOrDefault();

    public static long ReadPointsOrNone(Place place) => (long)PointsOrNone.Read(place).GetValueOrDefault();

    public static int ReadCount(Place place) => (int)Count.Read(place).GetValueOrDefault();

    public static int ReadMonths(Place place) => (int)Months.Read(place).GetValueOrDefault();

    /// <summary>The number, or null after a fault was told.</summary>
    public decimal? Read(Place place)
    {
        if (!place.Is(JsonValueKind.Number, Words()))
            return null;
        if (!place.Value.TryGetDecimal(out var value) || value < Least || value > Most || (AboveLeast && value == Least))
            return Refuse(place, FaultCode.OutOfRange);
        if (decimal.Round(value, Decimals) != value)
            return Refuse(place, FaultCode.TooManyDecimals);
        return value;
    }

    private decimal? Refuse(Place place, string code)
    {
        place.Fault(code, $"This is {Words()}.");
        return null;
    }

    private string Words()
    {
        var number = Decimals == 0 ? "a whole number" : $"a number with at most {Decimals} decimals";
        var start = AboveLeast ? "above" : "from";
        return string.Create(CultureInfo.InvariantCulture, $"{number} {start} {Least} up to {Most}");
    }
}
