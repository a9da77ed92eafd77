using System.Collections.Immutable;

namespace Loyalty.Domain.Programs;

/// <summary>A text in several locales (BCP 47), in the document's order; at least one.</summary>
public sealed class LocalText(ImmutableArray<KeyValuePair<string, string>> texts)
{
    /// <summary>All texts by locale.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Texts { get; } = texts;

    /// <summary>
    /// The text for a locale: the same locale, else its language (<c>fr-CA</c> takes <c>fr</c>), else <c>en</c>, else the first.
    /// </summary>
    public string For(string? locale) =>
        (locale is null ? null : Find(locale) ?? Find(locale.Split('-')[0])) ?? Find("en") ?? Texts[0].Value;

    private string? Find(string locale)
    {
        foreach (var (key, text) in Texts)
        {
            if (string.Equals(key, locale, StringComparison.OrdinalIgnoreCase))
            {
                return text;
            }
        }

        return null;
    }
}
