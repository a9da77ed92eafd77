using System.Text.RegularExpressions;
using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Documents;

/// <summary>
/// What one machine knows and another does not: its folders, its private network, its package hosts. The bracketed letters keep
/// this file from being found itself.
/// </summary>
internal static partial class MachineTraces
{
    [GeneratedRegex(@"(?<![\w./-])/(wor[k]|roo[t]|hom[e]/\w+|User[s]/\w+)/|(?<![\w])[A-Z]:\\Users\\")]
    private static partial Regex Folder { get; }

    [GeneratedRegex(@"nuget\.or[g]/v3|registry\.npmj[s]\.org|pypi\.or[g]/simple|//[\w.-]+\.(interna[l]|loca[l]|la[n])\b")]
    private static partial Regex PackageHost { get; }

    [GeneratedRegex(@"//(10\.\d+|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d+\.\d+")]
    private static partial Regex PrivateAddress { get; }

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files) =>
        from file in files
        where file.IsText
        from line in file.Lines.Index()
        let trace = Find(line.Item)
        where trace is not null
        select file.OffenceAt(line.Index + 1, $"{trace} belongs to one machine: use a path from the root, or a setting");

    private static string? Find(string line) =>
        new[] { Folder, PackageHost, PrivateAddress }
            .Select(pattern => pattern.Match(line))
            .FirstOrDefault(match => match.Success)?.Value;
}
