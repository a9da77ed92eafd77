namespace Loyalty.Simulation.Scheduling;

/// <summary>Randomness that is the same on every machine and in every release of .NET.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 to below a bound of 1 or more.</summary>
    public int Next(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>From one number to another, both included.</summary>
    public int Between(int least, int most) => least + Next(most - least + 1);

    public bool Chance(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    /// <summary>A length of time; short ones are likelier where they lie far apart.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most)
    {
        var part = (Next() >> 11) * (1.0 / (1UL << 53));
        return least + TimeSpan.FromTicks((long)((most - least).Ticks * part * part));
    }

    public T Of<T>(IReadOnlyList<T> list) => list[Next(list.Count)];

    /// <summary>Other dice, whose throws do not depend on how often these are thrown afterwards.</summary>
    public Dice Fork() => new(Next());

    /// <summary>SplitMix64.</summary>
    public ulong Next()
    {
        unchecked
        {
            var mixed = state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
