namespace Loyalty.Cli.Feeding;

/// <summary>Counts what became of the calls, while many feed at once.</summary>
internal sealed class FeedTally(TimeProvider time)
{
    private const int ExamplesKept = 5;
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private readonly List<string> _examples = [];
    private readonly long _start = time.GetTimestamp();
    private long _lastSettled = time.GetTimestamp();
    private int _accepted;
    private int _replayed;
    private int _refused;
    private int _retries;
    private string? _trouble;

    /// <summary>How long ago a call was last settled, one way or the other.</summary>
    public TimeSpan SinceSettled => time.GetElapsedTime(Interlocked.Read(ref _lastSettled));

    public void Accepted() => Settle(() => _accepted++);

    public void Replayed() => Settle(() => _replayed++);

    public void Refused(string member, FeedEvent call, Answer.Refused refusal) => Settle(() =>
    {
        _refused++;
        _refusals[refusal.Code] = _refusals.GetValueOrDefault(refusal.Code) + 1;
        if (_refusals[refusal.Code] <= ExamplesKept)
            _examples.Add($"{call.Kind} {call.Id} of member {member}: {refusal}");
    });

    public void Retried(string why)
    {
        lock (_lock)
        {
            _retries++;
            _trouble = why;
        }
    }

    public FeedProgress Read()
    {
        lock (_lock)
        {
            return new FeedProgress(
                _accepted, _replayed, _refused, _retries, time.GetElapsedTime(_start), _trouble,
                new SortedDictionary<string, int>(_refusals, StringComparer.Ordinal), [.. _examples]);
        }
    }

    private void Settle(Action count)
    {
        lock (_lock)
        {
            count();
            _trouble = null;
        }

        Interlocked.Exchange(ref _lastSettled, time.GetTimestamp());
    }
}

/// <summary>
/// The tally at one moment.
/// <c>Trouble</c>: Why the latest call has to be made again; null once one has been settled since.
/// </summary>
internal sealed record FeedProgress(
    int Accepted, int Replayed, int Refused, int Retries, TimeSpan Elapsed, string? Trouble,
    IReadOnlyDictionary<string, int> RefusalsByCode, IReadOnlyList<string> Examples)
{
    public int Settled => Accepted + Replayed + Refused;

    public double EventsPerSecond => Elapsed > TimeSpan.Zero ? Settled / Elapsed.TotalSeconds : 0;
}
