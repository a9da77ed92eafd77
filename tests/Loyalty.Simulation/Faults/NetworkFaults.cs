using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Faults;

/// <summary>How the network is in this world.</summary>
internal sealed class NetworkFaults(Dice dice)
{
    private readonly TimeSpan longestWay = TimeSpan.FromMilliseconds(dice.Of([1, 2, 5, 20, 60]));
    private readonly double losing = dice.Of([0, 0, 0.002, 0.01, 0.04]);
    private readonly double doubling = dice.Of([0, 0, 0.005, 0.03]);
    private readonly double late = dice.Of([0, 0.005, 0.02]);

    /// <summary>Nothing goes wrong any more.</summary>
    public bool IsHealed { get; set; }

    public bool Loses => !IsHealed && dice.Chance(losing);

    public bool Doubles => !IsHealed && dice.Chance(doubling);

    /// <summary>A connection whose other side gives no sign of life is given up: the transport's pings find out by then.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    public TimeSpan Way() => !IsHealed && dice.Chance(late)
        ? dice.Between(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5))
        : dice.Between(TimeSpan.FromMicroseconds(100), longestWay);

    /// <summary>How long it takes until a connection is known to be lost.</summary>
    public TimeSpan UntilKnown() => dice.Between(TimeSpan.FromMilliseconds(1), Silence);
}
