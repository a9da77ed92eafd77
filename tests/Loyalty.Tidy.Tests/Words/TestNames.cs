using Loyalty.Tidy.Repository;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Loyalty.Tidy.Words;

/// <summary>A test's name is a sentence of behaviour; words are parted by underscores.</summary>
internal static class TestNames
{
    private static readonly string[] Attributes = ["Fact", "Theory"];

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files) =>
        from file in files
        where file.IsUnder("tests")
        from method in file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
        from attribute in method.AttributeLists.SelectMany(list => list.Attributes)
        where Attributes.Contains(attribute.Name.ToString())
        where method.Identifier.Text.Split('_').Length < 3
        select file.OffenceAt(
            method.Identifier, $"{method.Identifier} is no sentence: say what holds, as in Points_expire_at_midnight");
}
