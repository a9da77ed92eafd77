using System.Text.RegularExpressions;
using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Documents;

/// <summary>Work left undone in what is not C#: scripts, pages, styles, queries, build files.</summary>
internal static partial class Unfinished
{
    private static readonly string[] Endings = [".js", ".css", ".html", ".sql", ".sh", ".props", ".targets", ".csproj", ".yml"];

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Mark { get; }

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files) =>
        from file in files
        where Endings.Any(file.Path.EndsWith)
        from line in file.Lines.Index()
        where Mark.IsMatch(line.Item)
        select file.OffenceAt(line.Index + 1, $"{Mark.Match(line.Item).Value}: do it now, or say here what holds today");
}
