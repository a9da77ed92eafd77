namespace Loyalty.Journal.Postgres;

/// <summary>
/// The appends of a batch that one call can decide: of each stream the first that is undecided, and those that follow it without a gap.
/// What must see their outcome (another append at the same version, a fence that one of them moves) waits for the next round. Nearly
/// always there is one round.
/// </summary>
internal sealed class Round
{
    private readonly Dictionary<string, Chain> chains = new(StringComparer.Ordinal);
    private readonly HashSet<string> waiting = new(StringComparer.Ordinal);
    private readonly List<BatchAppend> doomed = [];

    private Round(List<BatchAppend> undecided)
    {
        foreach (var append in undecided)
            Add(append);
        var firsts = chains.Values.Select(static chain => chain.First)
            .OrderBy(static first => first.Append.Stream, StringComparer.Ordinal);
        Appends = [.. firsts, .. doomed];
        Firsts = Appends.Count;
        foreach (var chain in chains.Values)
            Appends.AddRange(chain.Followers);
        for (var place = 0; place < Appends.Count; place++)
            Appends[place].Place = place;
    }

    /// <summary>Firsts of their streams in the order of the streams' names, which all processes keep; then those that follow them.</summary>
    public List<BatchAppend> Appends { get; }

    public int Firsts { get; }

    public static Round Of(List<BatchAppend> undecided) => new(undecided);

    private void Add(BatchAppend append)
    {
        var stream = append.Append.Stream;
        append.BeginRound();
        if (append.HangsOnNothing)
            doomed.Add(append);
        else if (waiting.Contains(stream) || append.Append.Fence is { } fence && chains.ContainsKey(fence.Stream))
            waiting.Add(stream);
        else if (!chains.TryGetValue(stream, out var chain))
            chains.Add(stream, new Chain(append));
        else if (!chain.TryAdd(append))
            waiting.Add(stream);
    }

    private sealed class Chain(BatchAppend first)
    {
        private HashSet<string>? commands;
        private BatchAppend last = first;

        public BatchAppend First { get; } = first;

        public List<BatchAppend> Followers { get; } = [];

        public bool TryAdd(BatchAppend append)
        {
            commands ??= First.Append.CommandId is { } command ? [command] : [];
            if (append.Append.ExpectedVersion != last.Last || append.Append.CommandId is { } next && !commands.Add(next))
                return false;
            append.First = First;
            last = append;
            Followers.Add(append);
            return true;
        }
    }
}
