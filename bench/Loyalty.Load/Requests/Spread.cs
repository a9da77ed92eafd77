namespace Loyalty.Load.Requests;

/// <summary>Which member a request is for.</summary>
internal readonly record struct Spread(long Members, bool InTurn)
{
    /// <summary>
    /// The member of a request: one after the other, or the same well-mixed choice in every run, as customers come in no order.
    /// </summary>
    public long Member(long number) => InTurn ? number % Members : (long)(Mix((ulong)number) % (ulong)Members);

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
