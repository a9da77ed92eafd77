using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Loyalty.Tidy.Repository;

/// <summary>A file of the repository, by its path from the root with forward slashes; or a sample in a test of a rule.</summary>
internal sealed class TrackedFile(string path, Func<string> read, long bytes, bool isExecutable)
{
    private static readonly string[] TextExtensions =
    [
        ".cs", ".csproj", ".props", ".targets", ".sln", ".sh", ".md", ".json", ".jsonc", ".js", ".css", ".html", ".sql", ".yml",
        ".yaml", ".txt", ".xml", ".csv", ".svg", ".config", ".editorconfig", ".gitignore", "",
    ];

    private readonly Lazy<string> _text = new(read);
    private readonly Lazy<SyntaxNode> _syntax = new(() => CSharpSyntaxTree.ParseText(read()).GetRoot());

    public TrackedFile(string path, string sample)
        : this(path, () => sample, sample.Length, isExecutable: false)
    {
    }

    public string Path => path;

    public long Bytes => bytes;

    public bool IsExecutable => isExecutable;

    public string Text => _text.Value;

    public string[] Lines => Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    public SyntaxNode Syntax => _syntax.Value;

    public XDocument Xml => XDocument.Parse(Text, LoadOptions.SetLineInfo);

    public bool IsCode => path.EndsWith(".cs", StringComparison.Ordinal);

    public bool IsProject => path.EndsWith(".csproj", StringComparison.Ordinal);

    public bool IsDocument => path.EndsWith(".md", StringComparison.Ordinal);

    public bool IsText => TextExtensions.Contains(System.IO.Path.GetExtension(path), StringComparer.Ordinal);

    public bool IsUnder(params string[] folders)
    {
        foreach (var folder in folders)
        {
            if (path.StartsWith(folder + "/", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An offence in a line, counted from 1.</summary>
    public Offence OffenceAt(int line, string advice) => new(path, line, advice);

    public Offence OffenceAt(SyntaxNodeOrToken node, string advice) => OffenceAt(node.GetLocation()!, advice);

    public Offence OffenceAt(SyntaxTrivia trivia, string advice) => OffenceAt(trivia.GetLocation(), advice);

    public int LineOf(int position) => Text.AsSpan(0, position).Count('\n') + 1;

    public override string ToString() => path;

    private Offence OffenceAt(Location location, string advice) =>
        OffenceAt(location.GetLineSpan().StartLinePosition.Line + 1, advice);
}
