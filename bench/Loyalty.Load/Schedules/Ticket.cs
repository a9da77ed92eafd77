namespace Loyalty.Load.Schedules;

/// <summary>One request to make: its number, and the time it was meant to be sent (a <c>Stopwatch</c> timestamp).</summary>
internal readonly record struct Ticket(long Number, long IntendedAt)
{
    /// <summary>There is nothing more to send.</summary>
    public static Ticket None => new(-1, 0);

    /// <summary>Whether there is a request to make.</summary>
    public bool IsRequest => Number >= 0;
}
