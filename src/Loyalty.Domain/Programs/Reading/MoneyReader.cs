using System.Collections.Immutable;
using System.Text.Json;
using Loyalty.Domain.Money;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>Currencies and amounts by currency.</summary>
internal static class MoneyReader
{
    /// <summary>The program's own list. After a fault in it, currencies are not looked up in it.</summary>
    public static ImmutableArray<Currency> ReadOwnList(ObjectReader fields, DocumentReading reading)
    {
        if (!fields.Has("currencies"))
            fields.TellMissing("currencies");
        var currencies = fields.Set("currencies", ReadCode);
        if (!reading.HasFaultAtOrBelow("/currencies"))
            reading.Currencies = currencies;
        return currencies;
    }

    /// <summary>Amounts of money: at least one, each with no more decimals than its currency has.</summary>
    public static ImmutableDictionary<Currency, decimal>? ReadAmounts(Place place)
    {
        var amounts = ReadByCurrency(place, NumberRange.Money, wholeMinorUnits: true);
        if (amounts.IsEmpty && place.Value is { ValueKind: JsonValueKind.Object } && !place.Value.EnumerateObject().Any())
            place.Fault(FaultCode.Empty, "There is an amount in at least one currency.");
        return amounts;
    }

    /// <summary>Numbers by currency.</summary>
    public static ImmutableDictionary<Currency, decimal> ReadByCurrency(
        Place place, NumberRange range, bool wholeMinorUnits = false)
    {
        var numbers = ImmutableDictionary.CreateBuilder<Currency, decimal>();
        foreach (var (code, value) in place.Entries("an object of numbers by currency, for example { \"USD\": 40 }"))
        {
            var number = range.Read(value);
            if (ReadCode(code, value) is not { } currency || number is not { } amount)
                continue;
            if (wholeMinorUnits && decimal.Round(amount, currency.MinorUnits) != amount)
                value.Fault(FaultCode.TooManyDecimals, $"{currency.Code} has at most {currency.MinorUnits} decimals.");
            numbers[currency] = amount;
        }

        return numbers.ToImmutable();
    }

    private static Currency ReadCode(Place place) => place.Text() is { } code ? ReadCode(code, place) ?? default : default;

    private static Currency? ReadCode(string code, Place place)
    {
        if (!Currency.TryParse(code, out var currency))
            place.Fault(FaultCode.UnknownCurrency, $"'{code}' is not a currency of ISO 4217: write it like USD.");
        else if (place.Reading.Currencies is { } own && !own.Contains(currency))
            place.Fault(FaultCode.UnlistedCurrency, $"{code} is not among the program's currencies: {string.Join(", ", own)}.");
        else
            return currency;
        return null;
    }
}
