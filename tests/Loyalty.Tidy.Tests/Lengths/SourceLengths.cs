using Loyalty.Tidy.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Loyalty.Tidy.Lengths;

/// <summary>
/// Lengths of files, of methods (without their documentation; a program's top-level statements are one) and of lines.
/// </summary>
internal static class SourceLengths
{
    private const int LongestLine = 160;

    public static Distribution Files { get; } = new("file", Longest: 400, (0.5, 60), (0.9, 150));

    public static Distribution Methods { get; } = new("method", Longest: 60, (0.9, 20));

    public static IEnumerable<Measured> MeasureFiles(IEnumerable<TrackedFile> files) =>
        files.Select(file => new Measured(Path.GetFileName(file.Path), file.Path, 1, file.Lines.Length));

    public static IEnumerable<Measured> MeasureMethods(IEnumerable<TrackedFile> files) => files.SelectMany(MeasureMethods);

    public static IEnumerable<Offence> CheckLines(IEnumerable<TrackedFile> files) =>
        from file in files
        from line in file.Lines.Index()
        where line.Item.Length > LongestLine
        select file.OffenceAt(line.Index + 1, $"{line.Item.Length} characters, {LongestLine} is the most: break the line");

    private static IEnumerable<Measured> MeasureMethods(TrackedFile file)
    {
        var methods = file.Syntax.DescendantNodes().Where(IsMethod).Select(node => Measure(file, Name(node), node, node));
        var statements = file.Syntax.ChildNodes().OfType<GlobalStatementSyntax>().ToArray();
        return statements.Length == 0 ? methods : methods.Append(Measure(file, "top level", statements[0], statements[^1]));
    }

    private static Measured Measure(TrackedFile file, string name, SyntaxNode first, SyntaxNode last)
    {
        var begin = file.Syntax.SyntaxTree.GetLineSpan(first.Span).StartLinePosition.Line;
        var end = file.Syntax.SyntaxTree.GetLineSpan(last.Span).EndLinePosition.Line;
        return new Measured(name, file.Path, begin + 1, end - begin + 1);
    }

    private static bool IsMethod(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax
        || node is AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null };

    private static string Name(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax function => function.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        _ => node.Kind().ToString(),
    };
}
