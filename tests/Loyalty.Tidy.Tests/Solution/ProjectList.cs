using System.Text.RegularExpressions;
using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Solution;

/// <summary>
/// The solution holds every project that is committed, and no other: what it does not hold is neither built nor tested.
/// </summary>
internal static partial class ProjectList
{
    private const string Solution = "Loyalty.sln";

    [GeneratedRegex(@"""(?<path>[^""]+\.csproj)""")]
    private static partial Regex Listed { get; }

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files)
    {
        var all = files.ToArray();
        var solution = all.Single(file => file.Path == Solution);
        var listed = Listed.Matches(solution.Text).ToLookup(match => match.Groups["path"].Value.Replace('\\', '/'));
        var projects = all.Where(file => file.IsProject).Select(file => file.Path).ToHashSet();
        return projects.Where(path => !listed.Contains(path))
            .Select(path => new Offence(path, 1, $"not in the solution: dotnet sln {Solution} add {path}"))
            .Concat(listed.Where(entry => !projects.Contains(entry.Key)).Select(entry =>
                solution.OffenceAt(solution.LineOf(entry.First().Index), $"{entry.Key} is not committed: add it")));
    }
}
