namespace Loyalty.Cli.Tests.FakeServer;

internal enum Fault
{
    None,
    Overloaded,
    BrokenBefore,
    BrokenAfter,
    FailedAfter,
}

/// <summary>Draws faults from a seed: the same share of each kind among the given part of all calls.</summary>
internal sealed class FakeFaults(int seed, double share)
{
    private static readonly Fault[] s_kinds = [Fault.Overloaded, Fault.BrokenBefore, Fault.BrokenAfter, Fault.FailedAfter];
    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();
    private int _drawn;

    /// <summary>How many faults there were.</summary>
    public int Drawn => _drawn;

    public Fault Next()
    {
        lock (_lock)
        {
            if (_random.NextDouble() >= share)
                return Fault.None;
            _drawn++;
            return s_kinds[_random.Next(s_kinds.Length)];
        }
    }
}
