using System.Globalization;

namespace Loyalty.Journal.Sqlite;

/// <summary>
/// The right of one process to a data directory: an exclusive lock of the operating system on a file in it, which the kernel
/// releases when the process ends, however it ends. A second file tells who holds it, since nobody else can read the first.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream file;

    private DirectoryLock(FileStream file) => this.file = file;

    public static DirectoryLock Take(string directory)
    {
        Directory.CreateDirectory(directory);
        var holder = Path.Combine(directory, "journal.holder");
        var held = new DirectoryLock(Open(directory, holder));
        try
        {
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public void Dispose() => file.Dispose();

    private static FileStream Open(string directory, string holder)
    {
        var path = Path.Combine(directory, "journal.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException refusal) when (File.Exists(path))
        {
            var id = File.Exists(holder) ? $" (id {File.ReadAllText(holder)})" : "";
            throw new InvalidOperationException(
                $"The data directory '{Path.GetFullPath(directory)}' is in use by another process{id}: a journal on SQLite "
                + "has one process at a time. Stop that process, or give this one another data directory.",
                refusal);
        }
    }
}
