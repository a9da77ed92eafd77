namespace Loyalty.Journal;

/// <summary>
/// Appends to one stream that are sent without waiting for the answers, each building on the one before it. A version does not tell
/// whose event it is: so when one of a line is not stored as it was sent, or not surely, none that was sent behind it is, even if its
/// expected version comes about by another hand. To go on, begin another line. Safe from any thread.
/// </summary>
public sealed class AppendLine
{
    private volatile bool isBroken;

    /// <summary>Whether an append of the line was not stored as it was sent, or not surely.</summary>
    public bool IsBroken => isBroken;

    internal void Break() => isBroken = true;
}
