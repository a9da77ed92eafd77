using System.Collections.Concurrent;

namespace Loyalty.Journal.Sqlite;

/// <summary>
/// A few read-only connections, made when they are first needed. A read runs on the thread that asks: it takes microseconds, less
/// than a change of threads.
/// </summary>
internal sealed class ReadPool(string path, int size) : IDisposable
{
    private readonly ConcurrentBag<Reader> idle = [];
    private readonly SemaphoreSlim free = new(size);
    private volatile bool closed;

    public async ValueTask<TAnswer> Read<TArguments, TAnswer>(
        TArguments arguments, Func<Reader, TArguments, TAnswer> read, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(closed, typeof(IJournal));
        await free.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return ReadOnFreeConnection(arguments, read);
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        closed = true;
        for (var connections = 0; connections < size; connections++)
            free.Wait();
        while (idle.TryTake(out var reader))
            reader.Dispose();
        free.Release(size);
    }

    private TAnswer ReadOnFreeConnection<TArguments, TAnswer>(TArguments arguments, Func<Reader, TArguments, TAnswer> read)
    {
        ObjectDisposedException.ThrowIf(closed, typeof(IJournal));
        if (!idle.TryTake(out var reader))
            reader = new Reader(path);
        try
        {
            var answer = reader.Read(arguments, read);
            idle.Add(reader);
            return answer;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }
}
