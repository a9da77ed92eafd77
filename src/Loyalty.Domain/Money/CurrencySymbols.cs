namespace Loyalty.Domain.Money;

/// <summary>Symbols of currencies after CLDR.</summary>
internal static class CurrencySymbols
{
    private static readonly Dictionary<string, string> MostCommon = Parse(
        "AUD=AU$ BRL=R$ CAD=CA$ CNY=CN¥ EUR=€ GBP=£ HKD=HK$ ILS=₪ INR=₹ JPY=JP¥ KRW=₩ MXN=MX$ NZD=NZ$ TWD=NT$ USD=US$");

    /// <summary>The symbol that most locales take; the code where there is none.</summary>
    public static string Common(string code) => MostCommon.TryGetValue(code, out var symbol) ? symbol : code;

    /// <summary>Reads a list like <c>USD=$ DKK=kr.</c>; _ stands for a no-break space; the later of two counts.</summary>
    public static Dictionary<string, string> Parse(string list)
    {
        var symbols = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            symbols[entry[..3]] = entry[4..].Replace('_', '\u00A0');
        return symbols;
    }
}
