using System.Text.RegularExpressions;
using Loyalty.Tidy.Repository;

namespace Loyalty.Tidy.Documents;

/// <summary>
/// Every relative link of a document leads to a tracked file or folder, and its fragment to a heading that is there.
/// </summary>
internal static partial class MarkdownLinks
{
    [GeneratedRegex(
        @"\]\((?<target>[^)\s]+)(\s+""[^""]*"")?\)|^\[[^\]]+\]:\s+(?<target>\S+)|(src|href)=""(?<target>[^""]+)""",
        RegexOptions.Multiline)]
    private static partial Regex Link { get; }

    [GeneratedRegex(@"^```.*?^```\s*$|`[^`\n]+`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Verbatim { get; }

    [GeneratedRegex(@"^#{1,6}\s+(?<text>.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Heading { get; }

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchor { get; }

    public static IEnumerable<Offence> Check(IEnumerable<TrackedFile> files)
    {
        var all = files.ToArray();
        return all.Where(file => file.IsDocument).SelectMany(document => CheckOne(document, all));
    }

    private static IEnumerable<Offence> CheckOne(TrackedFile document, TrackedFile[] all) =>
        from Match link in Link.Matches(Blank(document.Text))
        let target = link.Groups["target"].Value
        where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith("mailto:", StringComparison.Ordinal)
        let fault = Fault(document, target, all)
        where fault is not null
        select document.OffenceAt(document.LineOf(link.Index), $"link {target} {fault}");

    private static string? Fault(TrackedFile document, string target, TrackedFile[] all)
    {
        var parts = Uri.UnescapeDataString(target).Split('#', 2);
        var path = parts[0] == "" ? document.Path : Resolve(document.Path, parts[0]);
        if (path is null || path != "" && !all.Any(file => file.Path == path || file.IsUnder(path)))
        {
            return "leads nowhere: name a file that is committed";
        }

        var file = all.FirstOrDefault(file => file.Path == path);
        var isAnchored = parts.Length == 2 && file is not null && file.IsDocument;
        return isAnchored && !Anchors(file!).Contains(parts[1]) ? "leads to no heading: name one that is there" : null;
    }

    /// <summary>The path from the root; "" for the root itself, null for a place outside of it.</summary>
    private static string? Resolve(string document, string target)
    {
        var folders = new Stack<string>(document.Split('/').SkipLast(1));
        foreach (var part in target.Split('/').Where(part => part is not ("" or ".")))
        {
            if (part != "..")
            {
                folders.Push(part);
            }
            else if (!folders.TryPop(out _))
            {
                return null;
            }
        }

        return string.Join('/', folders.Reverse());
    }

    private static IEnumerable<string> Anchors(TrackedFile document) => Heading.Matches(document.Text)
        .Select(heading => NotInAnchor.Replace(heading.Groups["text"].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>Code is no link; its length stays, so that lines do.</summary>
    private static string Blank(string text) =>
        Verbatim.Replace(text, code => string.Concat(code.Value.Select(character => character == '\n' ? '\n' : ' ')));
}
