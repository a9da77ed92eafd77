namespace Loyalty.Journal.Postgres;

/// <summary>One append on its way through the rounds of its batch.</summary>
internal sealed class BatchAppend(PendingAppend pending, bool hangsOnNothing)
{
    private readonly PendingAppend pending = pending;

    public Append Append => pending.Append;

    public long Last { get; } = pending.Append.ExpectedVersion + pending.Append.Events.Length;

    /// <summary>
    /// It was made to follow an append that was not stored. Its expected version may come about by another hand, with other content; so
    /// it is never stored, only told what it met.
    /// </summary>
    public bool HangsOnNothing { get; } = hangsOnNothing;

    /// <summary>The one that its chain begins with in this round; itself where it is the first.</summary>
    public BatchAppend? First { get; set; }

    /// <summary>From 0, in this round.</summary>
    public int Place { get; set; }

    public bool IsSettled { get; private set; }

    public bool IsStored { get; private set; }

    public void SettleAsStored()
    {
        IsStored = true;
        Settle(new AppendOutcome(AppendStatus.Appended, Last));
    }

    public void Settle(AppendOutcome outcome)
    {
        IsSettled = true;
        pending.Settle(outcome);
    }
}
