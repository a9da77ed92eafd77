using System.Text.RegularExpressions;
using Loyalty.Tidy.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Loyalty.Tidy.Arrows;

/// <summary>
/// Arrows that a project file cannot draw. The API references the silo so that one executable can host both, but only its
/// <c>Program.cs</c> may know; the rules do no I/O, wait for nothing and log nothing; the journal has no word of loyalty in it.
/// </summary>
internal static partial class NamespaceArrows
{
    [GeneratedRegex(@"^(global::)?Loyalty\.(Silo|Grains|Domain|Journal)\b|^(Silo|Grains|Domain|Journal)\.")]
    private static partial Regex Inside { get; }

    [GeneratedRegex(
        @"^(global::)?(System\.(IO|Net|Data|Threading)|Microsoft|Serilog|Orleans|Loyalty\.(Contracts|Grains|Silo|Journal))\b")]
    private static partial Regex Impure { get; }

    [GeneratedRegex("Member(?!s?hip)|Points|Tier|Voucher|Promotion|Reward|Purchase|Referral")]
    private static partial Regex OfLoyalty { get; }

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files) => files.SelectMany(CheckOne);

    private static IEnumerable<Offence> CheckOne(TrackedFile file) => file switch
    {
        _ when file.IsUnder("src/Loyalty.Api") && file.Path != "src/Loyalty.Api/Program.cs" => Names(file, Inside)
            .Select(name =>
                file.OffenceAt(name, $"{name} is used: go through Loyalty.Contracts, only Program.cs knows the silo")),
        _ when file.IsUnder("src/Loyalty.Domain") => Names(file, Impure)
            .Select(name => file.OffenceAt(name, $"{name} is used in the rules: make it an argument or move it to the grain"))
            .Concat(Awaits(file).Select(token => file.OffenceAt(token, "rules wait for nothing: move this to the grain"))),
        _ when file.IsUnder("src/Loyalty.Journal", "src/Loyalty.Journal.Sqlite", "src/Loyalty.Journal.Postgres") => file.Syntax
            .DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => name.Identifier)
            .Concat(file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier))
            .Where(token => OfLoyalty.IsMatch(token.Text))
            .Select(token =>
                file.OffenceAt(token, $"{token.Text} is a word of loyalty: a journal knows streams and bytes alone")),
        _ => [],
    };

    private static IEnumerable<SyntaxToken> Awaits(TrackedFile file) =>
        file.Syntax.DescendantTokens().Where(token => token.Text is "async" or "await" or "Task" or "ValueTask");

    /// <summary>Outermost dotted names that match, in using directives, types and expressions alike.</summary>
    private static IEnumerable<SyntaxNode> Names(TrackedFile file, Regex pattern) =>
        file.Syntax.DescendantNodes(node => !IsDotted(node) || !pattern.IsMatch(node.ToString()))
            .Where(node => IsDotted(node) && pattern.IsMatch(node.ToString()))
            .Where(node => node.Parent is not BaseNamespaceDeclarationSyntax);

    private static bool IsDotted(SyntaxNode node) =>
        node is QualifiedNameSyntax or AliasQualifiedNameSyntax
        || node is MemberAccessExpressionSyntax access && access.ToString().StartsWith("Loyalty.", StringComparison.Ordinal)
        || node is IdentifierNameSyntax { Parent: UsingDirectiveSyntax };
}
