namespace Loyalty.Journal.AzureTables.Appending;

/// <summary>What a transaction of the service holds: 100 rows and 4 MB, which bytes fill by a third more than they are.</summary>
internal static class AppendLimits
{
    /// <summary>The most bytes of events and snapshot in one append.</summary>
    public const int Bytes = 2_900_000;

    /// <summary>The most rows that the appends of one transaction take beside the head.</summary>
    public const int Rows = 96;

    /// <summary>The most bytes that appends have which share a transaction.</summary>
    public const int SharedBytes = 1_000_000;

    /// <exception cref="ArgumentException">The append breaks a limit of the journal, or of this store.</exception>
    public static int Check(Append append)
    {
        var bytes = JournalLimits.Check(append);
        return bytes <= Bytes ? bytes : throw new ArgumentException(
            $"An append to Azure Tables has at most {Bytes} bytes, this one has {bytes}.", nameof(append));
    }
}
