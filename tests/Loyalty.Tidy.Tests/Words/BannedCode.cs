using Loyalty.Tidy.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Loyalty.Tidy.Words;

/// <summary>Constructs that have no place in code: work left undone, warnings switched off, files folded up.</summary>
internal static class BannedCode
{
    private static readonly string[] Undone = ["TODO", "FIXME", "HACK", "XXX"];
    private static readonly string[] Licences = ["copyright", "licensed", "licence", "license", "spdx"];

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files) =>
        files.SelectMany(file => Trivia(file).Concat(Unfinished(file)));

    private static IEnumerable<Offence> Trivia(TrackedFile file)
    {
        foreach (var trivia in file.Syntax.DescendantTrivia())
        {
            var advice = (SyntaxKind)trivia.RawKind switch
            {
                SyntaxKind.PragmaWarningDirectiveTrivia or SyntaxKind.PragmaChecksumDirectiveTrivia =>
                    "a pragma hides a warning: put right what it warns of",
                SyntaxKind.RegionDirectiveTrivia => "a region hides code: split the file",
                SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia => Comment(file, trivia),
                _ => null,
            };
            if (advice is not null)
            {
                yield return file.OffenceAt(trivia, advice);
            }
        }
    }

    private static string? Comment(TrackedFile file, SyntaxTrivia comment)
    {
        var text = comment.ToString();
        if (Undone.FirstOrDefault(text.Contains) is { } word)
        {
            return $"{word}: do it now, or say here what holds today";
        }

        var isHeader = file.Syntax.GetFirstToken(includeZeroWidth: true).LeadingTrivia.Contains(comment);
        return isHeader && Licences.Any(licence => text.Contains(licence, StringComparison.OrdinalIgnoreCase))
            ? "a licence header: the licence lies once in the root"
            : null;
    }

    private static IEnumerable<Offence> Unfinished(TrackedFile file) => file.Syntax.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.Text == "NotImplementedException")
        .Select(name => file.OffenceAt(name, "not implemented: leave the member out until it does something"));
}
