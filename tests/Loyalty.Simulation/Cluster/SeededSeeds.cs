using Loyalty.Grains.Effects;
using Loyalty.Simulation.Scheduling;

namespace Loyalty.Simulation.Cluster;

/// <summary>Randomness of voucher codes that comes of the world's seed.</summary>
internal sealed class SeededSeeds(Dice dice) : ISeedSource
{
    public UInt128 Next() => new(dice.Next(), dice.Next());
}
