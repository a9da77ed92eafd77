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
        where method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => Attributes.Contains(attribute.Name.ToString()))
        where method.Identifier.Text.Split('_').Length < 3
        select new Offence(file.Path, file.LineOf(method.Identifier),
            $"{method.Identifier} is no sentence: say what holds, as in Redeem_refuses_when_points_have_expired");
}
