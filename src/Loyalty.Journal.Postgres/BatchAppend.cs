namespace Loyalty.Journal.Postgres;

/// <summary>One append on its way through the rounds of its batch.</summary>
internal sealed class BatchAppend(PendingAppend pending)
{
    public Append Append => pending.Append;

    public long Last { get; } = pending.Append.ExpectedVersion + pending.Append.Events.Length;

    /// <summary>Its line is broken, as of the beginning of this round: it is not stored, only told what it met.</summary>
    public bool HangsOnNothing { get; private set; }

    /// <summary>The one that its chain begins with in this round; itself where it is the first.</summary>
    public BatchAppend? First { get; set; }

    /// <summary>From 0, in this round.</summary>
    public int Place { get; set; }

    public bool IsSettled { get; private set; }

    public bool IsStored { get; private set; }

    public void BeginRound()
    {
        First = this;
        HangsOnNothing = Append.Line is { IsBroken: true };
    }

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
