namespace Loyalty.Simulation.Faults;

/// <summary>How often what went wrong.</summary>
internal sealed class FaultCount
{
    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> Counts => counts;

    public void Add(string kind, long number = 1) => counts[kind] = counts.GetValueOrDefault(kind) + number;

    public void Add(FaultCount other)
    {
        foreach (var (kind, number) in other.counts) Add(kind, number);
    }
}
