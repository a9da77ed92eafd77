using Loyalty.Journal.AzureTables.Streams;

namespace Loyalty.Journal.AzureTables.Appending;

/// <summary>One append on its way into its stream.</summary>
internal sealed class BatchAppend(PendingAppend pending)
{
    private StoredAppend? stored;

    public PendingAppend Pending => pending;

    public Append Append => pending.Append;

    public long Last { get; } = pending.Append.ExpectedVersion + pending.Append.Events.Length;

    public StoredAppend Stored => stored ??= StoredAppend.Of(Append);

    /// <summary>A transaction with it was refused: what it meets must be looked at before it is tried again.</summary>
    public bool IsSuspect { get; set; }

    /// <summary>When its intent was written down, by the journal's clock; null where it was not.</summary>
    public long? DeclaredAt { get; set; }

    public bool IsSettled { get; private set; }

    /// <summary>How many rows it takes, the head and a snapshot in it not counted.</summary>
    public int Rows => Pieces.Rows(Pending.Bytes) + 1 + (Append.CommandId is null ? 0 : 1);

    public void Settle(AppendStatus status, long version)
    {
        IsSettled = true;
        pending.Settle(new AppendOutcome(status, version));
    }
}
