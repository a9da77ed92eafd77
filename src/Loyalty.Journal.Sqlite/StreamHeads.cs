using System.Diagnostics.CodeAnalysis;

namespace Loyalty.Journal.Sqlite;

/// <summary>
/// What the writer remembers of the streams it lately wrote to: row and version, so that most appends need not look them up. Two
/// generations bound it: when the young one is full it becomes the old one, and what the old one held is forgotten.
/// </summary>
internal sealed class StreamHeads(int generation)
{
    private Dictionary<string, StreamHead> young = new(StringComparer.Ordinal);
    private Dictionary<string, StreamHead> old = new(StringComparer.Ordinal);

    public bool TryGet(string stream, [NotNullWhen(true)] out StreamHead? head)
    {
        if (young.TryGetValue(stream, out head))
            return true;
        if (!old.Remove(stream, out head))
            return false;
        Add(stream, head);
        return true;
    }

    public void Add(string stream, StreamHead head)
    {
        if (young.Count >= generation)
        {
            (old, young) = (young, old);
            young.Clear();
        }

        young.Add(stream, head);
    }
}

/// <summary>A stream's row, its folder's row and its version; row 0 is a stream that does not exist yet.</summary>
internal sealed class StreamHead
{
    public long Row { get; set; }

    public long Folder { get; set; }

    public long Version { get; set; }
}
