using Loyalty.Tidy.Repository;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Loyalty.Tidy.Words;

/// <summary>
/// Nothing in the sources blocks a thread. Told by syntax alone, so a property of our own that is named <c>Result</c> is
/// recognized by its declaration in the same project. Allowed where it cannot block (the type asks whether the task is
/// complete) and where nothing can be awaited (<c>Dispose</c>).
/// </summary>
internal static class BlockingCalls
{
    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files) =>
        from project in files.Where(file => file.IsUnder("src")).GroupBy(file => file.Path.Split('/')[1])
        let hasOwnResult = project.Any(file => file.Syntax.DescendantNodes().Any(DeclaresResult))
        from file in project
        from access in file.Syntax.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where Blocks(access, hasOwnResult) && !IsAllowed(access)
        select file.OffenceAt(access.Name, $"{access} blocks a thread: await it");

    private static bool Blocks(MemberAccessExpressionSyntax access, bool hasOwnResult) => access.Name.Identifier.Text switch
    {
        "Sleep" => access.Expression.ToString().EndsWith("Thread", StringComparison.Ordinal),
        "GetResult" => access.Expression.ToString().EndsWith("GetAwaiter()", StringComparison.Ordinal),
        "Wait" or "WaitAll" or "WaitAny" => access.Parent is InvocationExpressionSyntax,
        "Result" => access.Expression is InvocationExpressionSyntax || !hasOwnResult && !IsCallContext(access.Expression),
        _ => false,
    };

    private static bool DeclaresResult(SyntaxNode node) =>
        node is PropertyDeclarationSyntax { Identifier.Text: "Result" }
        || node is ParameterSyntax { Identifier.Text: "Result", Parent.Parent: RecordDeclarationSyntax };

    /// <summary>A grain call's context has a Result that is a plain value.</summary>
    private static bool IsCallContext(ExpressionSyntax receiver) =>
        receiver.ToString().EndsWith("context", StringComparison.OrdinalIgnoreCase);

    private static bool IsAllowed(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is MethodDeclarationSyntax { Identifier.Text: "Dispose" }
        || node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && type.ToString().Contains(".IsCompleted", StringComparison.Ordinal);
}
