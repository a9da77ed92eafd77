namespace Loyalty.Journal;

/// <summary>
/// Too many appends wait already. Nothing of this one was stored and nothing will be: the caller may try again a little later.
/// </summary>
public sealed class JournalOverloadedException : IOException
{
    /// <summary>Says that the queue is full.</summary>
    public JournalOverloadedException()
        : this("The journal has as many appends waiting as it holds. Nothing was stored; try again a little later.")
    {
    }

    /// <summary>Says it in other words.</summary>
    public JournalOverloadedException(string message)
        : base(message)
    {
    }

    /// <summary>Says it in other words, with what led to it.</summary>
    public JournalOverloadedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
