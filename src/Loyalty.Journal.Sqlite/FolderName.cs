namespace Loyalty.Journal.Sqlite;

/// <summary>The folder of a stream: its name up to the second slash, or the first, or nothing. There are few folders.</summary>
internal static class FolderName
{
    public static string Of(string stream)
    {
        var first = stream.IndexOf('/', StringComparison.Ordinal);
        var second = stream.IndexOf('/', first + 1);
        return stream[..(Math.Max(first, second) + 1)];
    }
}
