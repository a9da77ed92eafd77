using System.Globalization;

namespace Loyalty.Domain.Money;

/// <summary>How a locale writes numbers and money.</summary>
internal sealed class LocaleStyle
{
    private readonly Dictionary<string, string> symbols;
    private readonly string positive;
    private readonly string negative;
    private readonly string decimalMark;
    private readonly string groupMark;
    private readonly string minus;
    private readonly int digitsBeforeMark;

    /// <param name="locale">The locale that the style is of.</param>
    /// <param name="decimalMark">Between units and decimals.</param>
    /// <param name="groupMark">Between groups of three digits.</param>
    /// <param name="minus">Before negative numbers.</param>
    /// <param name="digitsBeforeMark">Digits that must stand before the first group mark: where it is 2, 1234 has none.</param>
    /// <param name="money">CLDR's pattern, # for the number and ¤ for the symbol; after a semicolon the negative one.</param>
    /// <param name="symbols">Symbols that differ from the common ones, as CODE=symbol; _ stands for a no-break space.</param>
    public LocaleStyle(
        string locale, string decimalMark, string groupMark, string minus, int digitsBeforeMark, string money, string symbols)
    {
        var patterns = money.Split(';');
        Locale = locale;
        positive = patterns[0];
        negative = patterns.Length > 1 ? patterns[1] : "-" + patterns[0];
        this.decimalMark = decimalMark;
        this.groupMark = groupMark;
        this.minus = minus;
        this.digitsBeforeMark = digitsBeforeMark;
        this.symbols = CurrencySymbols.Parse(symbols);
    }

    public string Locale { get; }

    /// <summary>A number without a unit, with at most three decimals; no zeros at its end.</summary>
    public string Number(decimal value)
    {
        var rounded = decimal.Round(value, 3, MidpointRounding.ToEven);
        var digits = Digits(decimal.Abs(rounded).ToString("0.###", CultureInfo.InvariantCulture));
        return rounded < 0 ? minus + digits : digits;
    }

    /// <summary>An amount of money with all decimals of its currency.</summary>
    public string Money(decimal amount, Currency currency)
    {
        var rounded = decimal.Round(amount, currency.MinorUnits, MidpointRounding.ToEven);
        var number = decimal.Abs(rounded).ToString("F" + currency.MinorUnits, CultureInfo.InvariantCulture);
        var symbol = symbols.TryGetValue(currency.Code, out var own) ? own : CurrencySymbols.Common(currency.Code);
        var pattern = rounded < 0 ? negative : positive;
        return Fill(pattern, Digits(number), symbol);
    }

    private string Fill(string pattern, string number, string symbol)
    {
        // CLDR's currency spacing: letters do not touch digits.
        var touching = pattern.Contains("¤#", StringComparison.Ordinal) && !char.IsSymbol(symbol[^1]);
        return pattern
            .Replace("-", minus, StringComparison.Ordinal)
            .Replace("#", number, StringComparison.Ordinal)
            .Replace("¤", touching ? symbol + "\u00A0" : symbol, StringComparison.Ordinal);
    }

    private string Digits(string invariant)
    {
        var parts = invariant.Split('.');
        var units = parts[0];
        if (units.Length >= 3 + digitsBeforeMark)
        {
            for (var at = units.Length - 3; at > 0; at -= 3)
                units = units.Insert(at, groupMark);
        }

        return parts.Length == 1 ? units : units + decimalMark + parts[1];
    }
}
