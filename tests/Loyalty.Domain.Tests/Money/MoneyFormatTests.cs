using Loyalty.Domain.Money;

namespace Loyalty.Domain.Tests.Money;

/// <summary>The expected texts are CLDR's; in the rows "_" is a no-break space and "~" a narrow one.</summary>
public sealed class MoneyFormatTests
{
    [Theory]
    [InlineData("en", "GBP", 1234.5, "£1,234.50")]
    [InlineData("en", "USD", 1234.5, "$1,234.50")]
    [InlineData("en-US", "JPY", 90000, "¥90,000")]
    [InlineData("en", "AED", 1234.5, "AED_1,234.50")]
    [InlineData("en", "KWD", 1234.5, "KWD_1,234.500")]
    [InlineData("en-GB", "USD", 1234.5, "US$1,234.50")]
    [InlineData("en-GB", "EUR", 1234567.891, "€1,234,567.89")]
    [InlineData("en-GB", "JPY", 90000, "JP¥90,000")]
    [InlineData("en-GB", "KRW", 850000, "₩850,000")]
    [InlineData("fr", "EUR", 1234.5, "1~234,50_€")]
    [InlineData("fr-FR", "GBP", 999, "999,00_£GB")]
    [InlineData("fr", "USD", 1234.5, "1~234,50_$US")]
    [InlineData("fr-CA", "USD", 1234.5, "1_234,50_$_US")]
    [InlineData("de", "EUR", 1234.5, "1.234,50_€")]
    [InlineData("de-DE", "USD", 1234.5, "1.234,50_$")]
    [InlineData("de-CH", "CHF", 1234.5, "CHF_1’234.50")]
    [InlineData("it", "EUR", 1234.5, "1234,50_€")]
    [InlineData("it", "EUR", 12345, "12.345,00_€")]
    [InlineData("es", "GBP", 12345, "12.345,00_GBP")]
    [InlineData("nl", "EUR", 1234.5, "€_1.234,50")]
    [InlineData("sv", "SEK", 1234.5, "1_234,50_kr")]
    [InlineData("da", "DKK", 1234.5, "1.234,50_kr.")]
    [InlineData("nb", "NOK", 1234.5, "1_234,50_kr")]
    [InlineData("no", "USD", 5, "5,00_USD")]
    [InlineData("pl", "PLN", 12345.6, "12_345,60_zł")]
    [InlineData("ja", "JPY", 90000, "￥90,000")]
    [InlineData("ja", "CNY", 12, "元_12.00")]
    [InlineData("ko", "KRW", 850000, "₩850,000")]
    [InlineData("zh", "CNY", 12, "¥12.00")]
    [InlineData("zh-TW", "TWD", 12, "$12.00")]
    [InlineData("pt-BR", "BRL", 1234.5, "R$_1.234,50")]
    [InlineData("pt-PT", "EUR", 1234.5, "1234,50_€")]
    [InlineData("ar-AE", "AED", 1234.5, "\u200F1,234.50_\u062F.\u0625.\u200F")]
    [InlineData("ar", "KWD", 1.5, "\u200F1.500_\u062F.\u0643.\u200F")]
    [InlineData("he", "ILS", 1234.5, "\u200F1,234.50_\u200F₪")]
    [InlineData("FR-fr", "EUR", 1, "1,00_€")]
    [InlineData("xx", "USD", 1, "$1.00")]
    [InlineData(null, "USD", 1, "$1.00")]
    [InlineData("", "USD", 1, "$1.00")]
    public void Amount_is_written_as_in_the_locale(string? locale, string currency, decimal amount, string expected) =>
        MoneyFormat.Format(amount, Currency.Parse(currency), locale).ShouldBe(Spaced(expected));

    [Theory]
    [InlineData("en", "USD", -1234.5, "-$1,234.50")]
    [InlineData("fr", "EUR", -1234.5, "-1~234,50_€")]
    [InlineData("nl", "EUR", -1234.5, "€_-1.234,50")]
    [InlineData("sv", "SEK", -1, "−1,00_kr")]
    [InlineData("de-CH", "CHF", -1, "CHF-1.00")]
    [InlineData("ar-AE", "USD", -1, "\u200F\u200E-1.00_US$")]
    [InlineData("en", "USD", -0.001, "$0.00")]
    public void Negative_amount_has_its_sign_where_the_locale_puts_it(
        string locale, string currency, decimal amount, string expected) =>
        MoneyFormat.Format(amount, Currency.Parse(currency), locale).ShouldBe(Spaced(expected));

    [Theory]
    [InlineData(0.125, "$0.12")]
    [InlineData(0.135, "$0.14")]
    [InlineData(0.995, "$1.00")]
    [InlineData(999.995, "$1,000.00")]
    public void Amount_is_rounded_half_to_even(decimal amount, string expected) =>
        MoneyFormat.Format(amount, Currency.Parse("USD"), "en").ShouldBe(expected);

    [Theory]
    [InlineData("en", 0, "0")]
    [InlineData("en", 999, "999")]
    [InlineData("en", 1001, "1,001")]
    [InlineData("fr", 1001, "1~001")]
    [InlineData("de", 1234567, "1.234.567")]
    [InlineData("es", 1001, "1001")]
    [InlineData("es", 10001, "10.001")]
    [InlineData("pl", -50000, "-50_000")]
    [InlineData("sv", -5, "−5")]
    [InlineData("en", 2.5, "2.5")]
    [InlineData("fr", 0.12345, "0,123")]
    public void Number_is_written_as_in_the_locale(string locale, decimal value, string expected) =>
        MoneyFormat.FormatNumber(value, locale).ShouldBe(Spaced(expected));

    [Fact]
    public void Greatest_numbers_are_written_whole()
    {
        MoneyFormat.FormatNumber(long.MinValue, "en").ShouldBe("-9,223,372,036,854,775,808");
        MoneyFormat.Format(decimal.MaxValue, Currency.Parse("JPY"), "en").ShouldBe("¥79,228,162,514,264,337,593,543,950,335");
    }

    private static string Spaced(string text) => text.Replace('_', '\u00A0').Replace('~', '\u202F');
}
