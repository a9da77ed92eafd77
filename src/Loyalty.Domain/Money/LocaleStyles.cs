using System.Collections.Frozen;

namespace Loyalty.Domain.Money;

/// <summary>The styles of the usual locales after CLDR, with western digits throughout.</summary>
internal static class LocaleStyles
{
    private const string Codes = "AUD=AUD BRL=BRL CAD=CAD CNY=CNY HKD=HKD ILS=ILS INR=INR KRW=KRW MXN=MXN NZD=NZD TWD=TWD ";

    private const string French =
        "AUD=$AU CAD=$CA CNY=CNY GBP=£GB HKD=HKD JPY=JPY MXN=$MX NZD=$NZ SGD=$SG TWD=TWD USD=$US";

    private const string FrenchOfCanada =
        "AUD=$_AU CAD=$ HKD=$_HK ILS=ILS INR=INR JPY=¥ KRW=KRW MXN=MXN NZD=$_NZ SGD=$_SG TWD=TWD USD=$_US";

    private const string Arabic = "AED=\u062F.\u0625.\u200F GBP=UK£ KWD=\u062F.\u0643.\u200F SAR=\u0631.\u0633.\u200F";

    private const string Swedish =
        "AUD=AUD BRL=BR$ CNY=CNY DKK=Dkr GBP=GBP HKD=HKD INR=INR JPY=JPY KRW=KRW NOK=Nkr NZD=NZD SEK=kr TWD=TWD";

    private static readonly FrozenDictionary<string, LocaleStyle> Styles = new LocaleStyle[]
    {
        new("en", ".", ",", "-", 1, "¤#", "AUD=A$ JPY=¥ USD=$"),
        new("en-AU", ".", ",", "-", 1, "¤#", Codes + "AUD=$ EUR=EUR GBP=GBP JPY=JPY USD=USD"),
        new("en-CA", ".", ",", "-", 1, "¤#", "AUD=A$ CAD=$"),
        new("en-GB", ".", ",", "-", 1, "¤#", "AUD=A$"),
        new("en-IE", ".", ",", "-", 1, "¤#", "AUD=A$"),
        new("ar", ".", ",", "\u200E-", 1, "\u200F#\u00A0¤;\u200F-#\u00A0¤", Arabic),
        new("cs", ",", "\u00A0", "-", 1, "#\u00A0¤", "CZK=Kč ILS=ILS INR=INR"),
        new("da", ",", ".", "-", 1, "#\u00A0¤", "DKK=kr."),
        new("de", ",", ".", "-", 1, "#\u00A0¤", "JPY=¥ USD=$"),
        new("de-CH", ".", "\u2019", "-", 1, "¤\u00A0#;¤-#", "EUR=EUR JPY=¥ USD=$"),
        new("el", ",", ".", "-", 1, "#\u00A0¤", "AUD=A$ USD=$"),
        new("es", ",", ".", "-", 2, "#\u00A0¤", Codes + "GBP=GBP JPY=JPY"),
        new("es-MX", ".", ",", "-", 1, "¤#", Codes + "EUR=EUR GBP=GBP JPY=JPY MXN=$ USD=USD"),
        new("fi", ",", "\u00A0", "\u2212", 1, "#\u00A0¤", Codes + "JPY=¥ USD=$"),
        new("fr", ",", "\u202F", "-", 1, "#\u00A0¤", French),
        new("fr-CA", ",", "\u00A0", "-", 1, "#\u00A0¤", FrenchOfCanada),
        new("he", ".", ",", "\u200E-", 1, "\u200F#\u00A0\u200F¤;\u200F-#\u00A0\u200F¤", "AUD=A$ CNY=\u200ECN¥\u200E JPY=¥ USD=$"),
        new("hu", ",", "\u00A0", "-", 2, "#\u00A0¤", Codes + "EUR=EUR GBP=GBP HUF=Ft JPY=¥ USD=USD"),
        new("it", ",", ".", "-", 2, "#\u00A0¤", "AUD=A$ BRL=BRL HKD=HKD INR=INR JPY=JPY KRW=KRW MXN=MXN TWD=TWD USD=USD"),
        new("ja", ".", ",", "-", 1, "¤#", "AUD=A$ CNY=\u5143 JPY=\uFFE5 USD=$"),
        new("ko", ".", ",", "-", 1, "¤#", ""),
        new("nb", ",", "\u00A0", "\u2212", 1, "#\u00A0¤", Codes + "JPY=JPY NOK=kr USD=USD"),
        new("nl", ",", ".", "-", 1, "¤\u00A0#;¤\u00A0-#", "CAD=C$"),
        new("pl", ",", "\u00A0", "-", 2, "#\u00A0¤", Codes + "BRL=R$ GBP=GBP JPY=JPY PLN=zł USD=USD"),
        new("pt", ",", ".", "-", 1, "¤\u00A0#", ""),
        new("pt-PT", ",", "\u00A0", "-", 2, "#\u00A0¤", ""),
        new("ro", ",", ".", "-", 1, "#\u00A0¤", Codes + "EUR=EUR GBP=GBP JPY=JPY USD=USD"),
        new("sv", ",", "\u00A0", "\u2212", 1, "#\u00A0¤", Swedish),
        new("tr", ",", ".", "-", 1, "¤#", "JPY=¥ TRY=\u20BA USD=$"),
        new("zh", ".", ",", "-", 1, "¤#", "CNY=¥"),
        new("zh-Hant", ".", ",", "-", 1, "¤#", "JPY=¥ KRW=\uFFE6 TWD=$"),
    }.ToFrozenDictionary(style => style.Locale, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> SameAs = new Dictionary<string, string>
    {
        ["no"] = "nb",
        ["nn"] = "nb",
        ["zh-TW"] = "zh-Hant",
        ["zh-HK"] = "zh-Hant",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The style of a locale, else of what is left when its last parts are cut off, else English.</summary>
    public static LocaleStyle For(string? locale)
    {
        for (var tag = locale ?? ""; tag.Length > 0; tag = tag[..Math.Max(0, tag.LastIndexOf('-'))])
        {
            if (Styles.TryGetValue(SameAs.GetValueOrDefault(tag, tag), out var style))
                return style;
        }

        return Styles["en"];
    }
}
