namespace Loyalty.Journal.Conformance;

/// <summary>Where the journals of one test are: empty at first, and the same for all that it opens. All that a store says of itself.</summary>
public abstract class JournalPlace : IAsyncDisposable
{
    /// <summary>Opens a journal on what is there.</summary>
    /// <param name="gate">What it calls around each of its commits; none where it is not told.</param>
    public abstract Task<IJournal> Open(CommitGate? gate = null);

    /// <summary>Closes one, where it was opened.</summary>
    public static ValueTask Close(IJournal? journal) => journal is null ? ValueTask.CompletedTask : ((IAsyncDisposable)journal).DisposeAsync();

    /// <summary>Clears the place away, where nothing else does.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
