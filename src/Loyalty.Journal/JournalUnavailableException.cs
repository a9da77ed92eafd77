namespace Loyalty.Journal;

/// <summary>The store failed. For an append this means <b>unknown</b>: it may be stored or not: look.</summary>
public sealed class JournalUnavailableException : IOException
{
    /// <summary>Says that the store failed.</summary>
    public JournalUnavailableException()
        : this("The journal's store failed.")
    {
    }

    /// <summary>Says what failed.</summary>
    public JournalUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Says what failed, with the store's own exception.</summary>
    public JournalUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
