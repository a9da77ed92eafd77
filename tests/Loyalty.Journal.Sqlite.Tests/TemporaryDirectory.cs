namespace Loyalty.Journal.Sqlite.Tests;

/// <summary>A directory of its own for one test; it is left to the system's cleaning where a test still has files open.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("loyalty-journal-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
