namespace Loyalty.Naive;

/// <summary>SQLite has one writer. Closed, this queue has one too; open, it lets all through to SQLite's lock.</summary>
internal sealed class WriterQueue(bool open) : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1);

    public async Task<T> RunAsync<T>(Func<T> write)
    {
        if (open)
            return write();
        await _writer.WaitAsync();
        try
        {
            return write();
        }
        finally
        {
            _writer.Release();
        }
    }

    public void Dispose() => _writer.Dispose();
}
