using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Store;

/// <summary>
/// What SQLite has on the disk: database and log. A machine that dies leaves of what was being written any part: a beginning, with its
/// last sector torn, or any of the sectors, as the disk may write them in any order before a flush has ended.
/// </summary>
internal sealed record StoreFiles(byte[] Database, byte[] Log)
{
    private const int Sector = 512;
    private string how = "";

    public static StoreFiles Read(string path) => new(ReadAll(path), ReadAll($"{path}-wal"));

    /// <summary>
    /// What may be there when the machine dies between two moments. Between them either the log was written (and flushed in the end), or
    /// the database was, out of a log that had been flushed before.
    /// </summary>
    public static StoreFiles Torn(StoreFiles before, StoreFiles after, Dice dice)
    {
        var isCheckpoint = !before.Database.AsSpan().SequenceEqual(after.Database) && after.Log.Length < before.Log.Length;
        if (isCheckpoint)
        {
            return new StoreFiles(Mixed(before.Database, after.Database, dice), before.Log) { how = "in a checkpoint" };
        }

        return dice.Next(4) switch
        {
            0 => before with { how = "before a write" },
            1 => after with { how = "before the answer" },
            2 => after with { Log = Begun(before.Log, after.Log, dice), how = "in a write" },
            _ => after with { Log = Mixed(before.Log, after.Log, dice), how = "with sectors in any order" },
        };
    }

    /// <returns>How the machine died.</returns>
    public string Write(string path)
    {
        File.WriteAllBytes(path, Database);
        if (Log.Length > 0) File.WriteAllBytes($"{path}-wal", Log);
        return how;
    }

    /// <summary>A beginning of what was written, to the byte.</summary>
    private static byte[] Begun(byte[] before, byte[] after, Dice dice)
    {
        var first = before.AsSpan().CommonPrefixLength(after);
        var end = first + dice.Next(Math.Max(1, after.Length - first + 1));
        byte[] mixed = [.. after[..end], .. before.Length > end ? before[end..] : []];
        return mixed;
    }

    /// <summary>Any of the sectors; those that the file did not have are zero.</summary>
    private static byte[] Mixed(byte[] before, byte[] after, Dice dice)
    {
        var mixed = new byte[dice.Chance(0.5) ? after.Length : Math.Max(before.Length, Sector * dice.Next((after.Length / Sector) + 1))];
        for (var from = 0; from < mixed.Length; from += Sector)
        {
            var source = dice.Chance(0.5) ? after : before;
            var length = Math.Min(Sector, Math.Min(mixed.Length, source.Length) - from);
            if (length > 0) source.AsSpan(from, length).CopyTo(mixed.AsSpan(from));
        }

        return mixed;
    }

    private static byte[] ReadAll(string path)
    {
        if (!File.Exists(path)) return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
