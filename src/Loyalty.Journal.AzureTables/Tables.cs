namespace Loyalty.Journal.AzureTables;

/// <summary>The tables of a journal, and how their rows are named.</summary>
internal sealed class Tables(string prefix)
{
    /// <summary>A partition for each stream.</summary>
    public string Streams { get; } = $"{prefix}Streams";

    /// <summary>What writers are about to append, a partition for each writer.</summary>
    public string Intents { get; } = $"{prefix}Intents";

    /// <summary>The total order, and how far each stream is in it: one partition.</summary>
    public string Feed { get; } = $"{prefix}Feed";

    /// <summary>Streams by the instant at which they have something to do, in a few partitions.</summary>
    public string Due { get; } = $"{prefix}Due";

    public IEnumerable<string> All => [Streams, Intents, Feed, Due];
}
