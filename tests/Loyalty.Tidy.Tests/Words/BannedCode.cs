using Loyalty.Tidy.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Loyalty.Tidy.Words;

/// <summary>Constructs that have no place in code: work left undone, warnings switched off, files folded up, threads that block.</summary>
internal static class BannedCode
{
    private static readonly string[] Undone = ["TODO", "FIXME", "HACK", "XXX"];
    private static readonly string[] Licences = ["copyright", "licensed", "licence", "license", "spdx"];

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files) =>
        files.SelectMany(file => Trivia(file).Concat(Unfinished(file)).Concat(file.IsUnder("src") ? Blocking(file) : []));

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
                yield return new Offence(file.Path, file.LineOf(trivia), advice);
            }
        }
    }

    private static string? Comment(TrackedFile file, SyntaxTrivia comment)
    {
        var text = comment.ToString();
        if (Undone.FirstOrDefault(text.Contains) is { } word)
        {
            return $"{word}: do it now, or open an issue and say here what holds today";
        }

        var isHeader = file.Syntax.GetFirstToken(includeZeroWidth: true).LeadingTrivia.Contains(comment);
        return isHeader && Licences.Any(licence => text.Contains(licence, StringComparison.OrdinalIgnoreCase))
            ? "a licence header: the licence lies once in the root"
            : null;
    }

    private static IEnumerable<Offence> Unfinished(TrackedFile file) => file.Syntax.DescendantNodes()
        .OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.Text == "NotImplementedException")
        .Select(name => new Offence(file.Path, file.LineOf(name), "not implemented: leave the member out until it does something"));

    private static IEnumerable<Offence> Blocking(TrackedFile file) => file.Syntax.DescendantNodes()
        .OfType<MemberAccessExpressionSyntax>()
        .Where(access => Blocks(access) && !IsKnownToBeComplete(access))
        .Select(access => new Offence(file.Path, file.LineOf(access.Name), $"{access} blocks a thread: await it"));

    private static bool Blocks(MemberAccessExpressionSyntax access) => access.Name.Identifier.Text switch
    {
        "Sleep" => access.Expression.ToString().EndsWith("Thread", StringComparison.Ordinal),
        "GetResult" => access.Expression.ToString().EndsWith("GetAwaiter()", StringComparison.Ordinal),
        "Wait" => access.Parent is InvocationExpressionSyntax,
        "Result" => access.Parent is not (InvocationExpressionSyntax or AssignmentExpressionSyntax) && !IsCallContext(access.Expression),
        _ => false,
    };

    /// <summary>A grain call's context has a Result that is a plain value.</summary>
    private static bool IsCallContext(ExpressionSyntax receiver) =>
        receiver.ToString().EndsWith("context", StringComparison.OrdinalIgnoreCase);

    private static bool IsKnownToBeComplete(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.ToString() is { } member
        && (member.Contains(".IsCompleted", StringComparison.Ordinal) || member.Contains("Task.WhenAll(", StringComparison.Ordinal));
}
