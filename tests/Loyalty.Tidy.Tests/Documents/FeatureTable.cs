using System.Text.Json;
using System.Text.RegularExpressions;
using Loyalty.Tidy.Repository;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Loyalty.Tidy.Documents;

/// <summary>
/// The table of features says nothing that is not there: each test that it names is one, in the class and file that it links, each
/// endpoint is in the contract that is checked in, and no row is without a test.
/// </summary>
internal static partial class FeatureTable
{
    private const string Document = "docs/features.md";
    private const string Contract = "tests/Loyalty.Api.Tests/Snapshots/openapi.json";
    private const string Base = "/v1/programs/{program}";
    private const string Member = "/members/{member}";

    [GeneratedRegex(@"\[(?<name>[^\]]+)\]\(\.\./(?<path>tests/[^)\s]+)\.cs\)")]
    private static partial Regex Test { get; }

    [GeneratedRegex(@"`(?<method>GET|PUT|POST|PATCH|DELETE) (?<path>[^`\s?]+)[^`]*`")]
    private static partial Regex Endpoint { get; }

    [GeneratedRegex(@"^\|\s*(\d|\[`)")]
    private static partial Regex Row { get; }

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files)
    {
        var all = files.ToDictionary(file => file.Path);
        var document = all[Document];
        var served = Served(all[Contract]);
        return document.Lines.Index().SelectMany(line =>
            Faults(line.Item, all, served).Select(fault => document.OffenceAt(line.Index + 1, fault)));
    }

    private static IEnumerable<string> Faults(string line, Dictionary<string, TrackedFile> files, HashSet<string> served)
    {
        var tests = Test.Matches(line);
        if (Row.IsMatch(line) && tests.Count == 0)
        {
            yield return "no test shows this row: name one";
        }

        foreach (Match test in tests)
        {
            var (name, path) = (test.Groups["name"].Value, test.Groups["path"].Value);
            if (!files.TryGetValue(path + ".cs", out var file) || !Tests(file, path.Split('/')[^1]).Contains(name.Replace(' ', '_')))
            {
                yield return $"{path}.cs has no test \"{name}\" in a class of its name: name one that is there";
            }
        }

        foreach (Match endpoint in Endpoint.Matches(line))
        {
            var call = $"{endpoint.Groups["method"].Value} {Full(endpoint.Groups["path"].Value)}";
            if (!served.Contains(call))
            {
                yield return $"{call} is not in {Contract}: name an endpoint that is there";
            }
        }
    }

    private static IEnumerable<string> Tests(TrackedFile file, string type) =>
        from method in file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.Parent is ClassDeclarationSyntax owner && owner.Identifier.Text == type
        where method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.ToString() is "Fact" or "Theory")
        select method.Identifier.Text;

    /// <summary>As the contract writes it: <c>m</c> is a member, and what does not begin with the version belongs to a program.</summary>
    private static string Full(string path) => path switch
    {
        "m" => Base + Member,
        _ when path.StartsWith("m/", StringComparison.Ordinal) => Base + Member + path[1..],
        _ when path.StartsWith("/v1/", StringComparison.Ordinal) => path,
        _ => Base + path,
    };

    private static HashSet<string> Served(TrackedFile contract)
    {
        using var description = JsonDocument.Parse(contract.Text);
        return
        [
            .. from path in description.RootElement.GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               select $"{method.Name.ToUpperInvariant()} {path.Name}",
        ];
    }
}
