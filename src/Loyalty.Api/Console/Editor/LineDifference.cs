namespace Loyalty.Api.Console.Editor;

/// <summary>A line of two texts that are compared.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Number">Its number in the text that has it, in the new one where both have; 1 and up.</param>
/// <param name="Text">The line.</param>
public readonly record struct ComparedLine(LineChange Change, int Number, string Text);

/// <summary>What became of a line.</summary>
public enum LineChange
{
    /// <summary>Both texts have it.</summary>
    Kept,

    /// <summary>The old text alone has it.</summary>
    Removed,

    /// <summary>The new text alone has it.</summary>
    Added,

    /// <summary>Stands for lines that both have and that are far from any change; the number says how many.</summary>
    Skipped,
}

/// <summary>What two texts have not in common, line by line.</summary>
internal static class LineDifference
{
    private const int Around = 3;
    private const int MostCells = 6_000_000;

    /// <summary>The lines that changed, with some around them; empty where none did.</summary>
    public static ComparedLine[] Of(string before, string after)
    {
        var all = Compare(before.TrimEnd('\n').Split('\n'), after.TrimEnd('\n').Split('\n'));
        return all.TrueForAll(line => line.Change == LineChange.Kept) ? [] : [.. NearChanges(all)];
    }

    private static List<ComparedLine> Compare(string[] old, string[] @new)
    {
        var head = 0;
        while (head < old.Length && head < @new.Length && old[head] == @new[head])
            head++;
        var tail = 0;
        while (tail < old.Length - head && tail < @new.Length - head && old[^(tail + 1)] == @new[^(tail + 1)])
            tail++;
        var lines = new List<ComparedLine>(@new.Length + old.Length);
        lines.AddRange(@new.Take(head).Select((text, index) => new ComparedLine(LineChange.Kept, index + 1, text)));
        AddMiddle(lines, head, old[head..^tail], @new[head..^tail]);
        lines.AddRange(@new.Skip(@new.Length - tail).Select((text, index) =>
            new ComparedLine(LineChange.Kept, @new.Length - tail + index + 1, text)));
        return lines;
    }

    /// <summary>By the longest lines in common; where that would take too much memory, the old ones and then the new ones.</summary>
    private static void AddMiddle(List<ComparedLine> lines, int head, string[] old, string[] @new)
    {
        var common = (long)old.Length * @new.Length <= MostCells ? InCommon(old, @new) : null;
        var (o, n) = (0, 0);
        while (o < old.Length || n < @new.Length)
        {
            if (common is not null && o < old.Length && n < @new.Length && old[o] == @new[n])
                (_, o) = (Add(LineChange.Kept, n, @new[n++]), o + 1);
            else if (o < old.Length && (common is null || n == @new.Length || common[o + 1, n] >= common[o, n + 1]))
                Add(LineChange.Removed, o, old[o++]);
            else
                Add(LineChange.Added, n, @new[n++]);
        }

        bool Add(LineChange change, int index, string text)
        {
            lines.Add(new(change, head + index + 1, text));
            return true;
        }
    }

    /// <summary>How many lines the ends of both have in common, from each pair of lines on.</summary>
    private static int[,] InCommon(string[] old, string[] @new)
    {
        var common = new int[old.Length + 1, @new.Length + 1];
        for (var o = old.Length - 1; o >= 0; o--)
        {
            for (var n = @new.Length - 1; n >= 0; n--)
                common[o, n] = old[o] == @new[n] ? common[o + 1, n + 1] + 1 : Math.Max(common[o + 1, n], common[o, n + 1]);
        }

        return common;
    }

    private static IEnumerable<ComparedLine> NearChanges(List<ComparedLine> all)
    {
        var skipped = 0;
        for (var index = 0; index < all.Count; index++)
        {
            if (!IsNear(all, index))
            {
                skipped++;
                continue;
            }

            if (skipped > 0)
                yield return new(LineChange.Skipped, skipped, "");
            skipped = 0;
            yield return all[index];
        }

        if (skipped > 0)
            yield return new(LineChange.Skipped, skipped, "");
    }

    private static bool IsNear(List<ComparedLine> all, int index)
    {
        for (var near = Math.Max(0, index - Around); near <= index + Around && near < all.Count; near++)
        {
            if (all[near].Change != LineChange.Kept)
                return true;
        }

        return false;
    }
}
