using System.Text.RegularExpressions;
using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Documents;

/// <summary>
/// Every command that a document shows in an <c>sh</c> or <c>console</c> block names scripts, projects and files that are
/// committed. What a build makes under <c>artifacts/bin</c> must belong to a project.
/// </summary>
internal static partial class ShownCommands
{
    private static readonly string[] FileEndings = [".sh", ".sln", ".csproj", ".json", ".cs", ".md"];

    [GeneratedRegex(@"^```(sh|bash|shell|console)[^\n]*\n(?<body>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block { get; }

    [GeneratedRegex(@"artifacts/bin/(?<project>[^/\s]+)")]
    private static partial Regex Built { get; }

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files)
    {
        var all = files.ToArray();
        var folders = all.Where(file => file.Path.Contains('/')).Select(file => file.Path.Split('/')[0]).ToHashSet();
        return from document in all
               where document.IsDocument
               from command in Commands(document)
               from word in command.Text.Split([' ', '=', '"', '\'', '@'], StringSplitOptions.RemoveEmptyEntries)
               where IsMissing(word, all, folders)
               select new Offence(document.Path, command.Line, $"the command names {word}, which is not committed");
    }

    private static IEnumerable<(string Text, int Line)> Commands(TrackedFile document)
    {
        foreach (Match block in Block.Matches(document.Text))
        {
            var body = block.Groups["body"];
            var isSession = block.Groups[1].Value == "console";
            foreach (var (index, line) in body.Value.Split('\n').Index())
            {
                if (!isSession || line.StartsWith("$ ", StringComparison.Ordinal))
                {
                    yield return (isSession ? line[2..] : line.Split(" #")[0], document.LineOf(body.Index) + index);
                }
            }
        }
    }

    private static bool IsMissing(string word, TrackedFile[] all, HashSet<string> folders)
    {
        var path = word.StartsWith("./", StringComparison.Ordinal) ? word[2..].TrimEnd('/') : word.TrimEnd('/');
        var isElsewhere = word.StartsWith('/') || word.StartsWith("..", StringComparison.Ordinal);
        if (isElsewhere || word.Contains("://", StringComparison.Ordinal))
        {
            return false;
        }

        if (Built.Match(path) is { Success: true } built)
        {
            return !all.Any(file => file.Path.EndsWith($"/{built.Groups["project"].Value}.csproj", StringComparison.Ordinal));
        }

        var namesAFile = folders.Contains(path.Split('/')[0]) && path.Contains('/')
            || word.StartsWith("./", StringComparison.Ordinal) && path is not ("" or "data")
            || FileEndings.Any(path.EndsWith) && !path.Contains('*') && !path.StartsWith('-');
        return namesAFile && !all.Any(file => file.Path == path || file.IsUnder(path));
    }
}
