using System.Globalization;

namespace Loyalty.Faults.Processes;

/// <summary>What a process writes: all of it in a file, the end of it at hand. Thread-safe.</summary>
internal sealed class ProcessLog(string path) : IDisposable
{
    private const int LinesKept = 60;
    private readonly Queue<string> lines = new();
    private readonly StreamWriter file = new(path, append: true) { AutoFlush = true };
    private bool isClosed;

    public string Tail
    {
        get
        {
            lock (lines)
            {
                return string.Join('\n', lines);
            }
        }
    }

    public void Write(string? line)
    {
        lock (lines)
        {
            if (line is null || isClosed)
            {
                return;
            }

            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.Now:HH:mm:ss.fff} {line}"));
            lines.Enqueue(line);
            if (lines.Count > LinesKept)
            {
                lines.Dequeue();
            }
        }
    }

    public void Dispose()
    {
        lock (lines)
        {
            isClosed = true;
            file.Dispose();
        }
    }
}
