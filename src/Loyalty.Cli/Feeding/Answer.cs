namespace Loyalty.Cli.Feeding;

/// <summary>What became of one call.</summary>
internal abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>Done now for the first time.</summary>
    internal sealed record Accepted : Answer;

    /// <summary>Was done before; nothing changed.</summary>
    internal sealed record Replayed : Answer;

    /// <summary>The server will not do it, however often it is asked.</summary>
    internal sealed record Refused(int Status, string Code, string? Detail) : Answer
    {
        public override string ToString() => $"{Status} {Code} {Detail}".TrimEnd();
    }

    /// <summary>No call can succeed: the key or the program is wrong.</summary>
    internal sealed record Hopeless(string Why) : Answer;

    /// <summary>
    /// Whether it was done is not known; ask again.
    /// <c>After</c>: The pause that the server asks for.
    /// </summary>
    internal sealed record Unsettled(string Why, TimeSpan? After) : Answer;
}
