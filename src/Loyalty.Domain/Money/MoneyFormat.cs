namespace Loyalty.Domain.Money;

/// <summary>
/// Writes money and numbers as people of a locale do, after CLDR, from tables of its own: the engine runs without culture data
/// of the operating system. A locale that is not in the tables is written like its language, an unknown language like English.
/// </summary>
public static class MoneyFormat
{
    /// <summary>An amount with all decimals of its currency, rounded half to even: <c>£1,234.50</c>, <c>1 234,50 €</c>.</summary>
    /// <param name="amount">The amount in units of the currency; may be negative.</param>
    /// <param name="currency">The currency; its symbol is the one usual in the locale, its code where there is none.</param>
    /// <param name="locale">A BCP 47 tag in any case, for example <c>fr-FR</c>; null: English.</param>
    public static string Format(decimal amount, Currency currency, string? locale) =>
        LocaleStyles.For(locale).Money(amount, currency);

    /// <summary>A number, such as points: grouped, with at most three decimals and none that are zero.</summary>
    /// <param name="value">The number; may be negative.</param>
    /// <param name="locale">A BCP 47 tag in any case, for example <c>fr-FR</c>; null: English.</param>
    public static string FormatNumber(decimal value, string? locale) => LocaleStyles.For(locale).Number(value);
}
