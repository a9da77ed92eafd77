using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Faults;

/// <summary>How well the clocks of this world go. A lease ends a tenth before the others' patience: so far clocks may drift.</summary>
internal sealed class ClockFaults(Dice dice)
{
    private readonly double mostDrift = dice.Of([0, 0, 0.001, 0.03]);
    private readonly TimeSpan mostAhead = TimeSpan.FromMilliseconds(dice.Of([0, 0, 200, 30_000]));

    /// <summary>How fast the clocks of a new process go.</summary>
    public double Rate() => mostDrift == 0 ? 1 : 1 + (mostDrift * (dice.Next(2_001) - 1_000) / 1_000);

    /// <summary>How wrong the clock of a new process is.</summary>
    public TimeSpan Ahead() => mostAhead == TimeSpan.Zero ? TimeSpan.Zero : mostAhead * ((dice.Next(2_001) - 1_000) / 1_000.0);

    /// <summary>How far a clock is set.</summary>
    public TimeSpan Jump() => TimeSpan.FromMilliseconds(dice.Between(-20_000, 20_000));
}
