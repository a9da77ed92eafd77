using System.Globalization;
using System.Text;

namespace Loyalty.Journal.Sqlite;

/// <summary>
/// The right of one process to a data directory: an exclusive lock of the operating system on a file in it, which the kernel
/// releases when the process ends, however it ends.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream file;

    private DirectoryLock(FileStream file) => this.file = file;

    public static DirectoryLock Take(string directory)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, "journal.lock");
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            file.SetLength(0);
            file.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
            return new DirectoryLock(file);
        }
        catch (IOException refusal) when (File.Exists(path))
        {
            throw new InvalidOperationException(
                $"The data directory '{Path.GetFullPath(directory)}' is in use by another process{Holder(path)}: "
                + "a journal on SQLite has one process at a time. Stop that process, or give this one another data directory.",
                refusal);
        }
    }

    public void Dispose() => file.Dispose();

    private static string Holder(string path)
    {
        try
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            var id = reader.ReadToEnd();
            return id.Length > 0 ? $" (id {id})" : "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
