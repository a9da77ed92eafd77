namespace Loyalty.Grains.Promotions;

/// <summary>Tells which incarnations of silos live. Where it is wrong nothing is overspent: who is not heard loses its slices.</summary>
internal interface ILivingHolders
{
    /// <summary>The incarnation of this silo: no other, of any silo at any time, has the same.</summary>
    string Own { get; }

    /// <summary>Whether an incarnation lives, this one included.</summary>
    bool IsAlive(string incarnation);
}
