namespace Loyalty.Journal.AzureTables.Appending;

/// <summary>The moment until which a transaction may go out: what it was decided on is too old after it.</summary>
internal sealed class Deadline(TimeProvider time, long until)
{
    /// <exception cref="TooLateException">It has passed.</exception>
    public void Check()
    {
        if (time.GetTimestamp() > until)
            throw new TooLateException();
    }
}

/// <summary>A transaction was surely not sent, as what it was decided on had become too old.</summary>
internal sealed class TooLateException : Exception;
