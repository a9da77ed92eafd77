using System.Text.RegularExpressions;
using Loyalty.Tidy.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Loyalty.Tidy.Words;

/// <summary>
/// One word for one thing. The command line is left out: it also speaks the language of the files that it reads, and a CSV
/// may well call a member a customer.
/// </summary>
internal static class OneWord
{
    private static readonly Dictionary<string, string> Ours = new(StringComparer.OrdinalIgnoreCase)
    {
        ["customer"] = "member",
        ["shopper"] = "member",
        ["coupon"] = "voucher",
        ["campaign"] = "promotion",
        ["loyaltycard"] = "account",
        ["rewardpoints"] = "points",
    };

    private static readonly Regex Theirs = new(string.Join('|', Ours.Keys), RegexOptions.IgnoreCase);

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files) =>
        from file in files
        where file.IsUnder("src") && !file.IsUnder("src/Loyalty.Cli")
        from token in file.Syntax.DescendantTokens()
        where token.IsKind(SyntaxKind.IdentifierToken) && Theirs.IsMatch(token.Text)
        let word = Theirs.Match(token.Text).Value
        select file.OffenceAt(token, $"{token.Text}: say {Ours[word]}, not {word}");
}
