namespace Loyalty.Grains.Effects;

/// <summary>Randomness for what must not be guessed. Safe for use from any thread.</summary>
public interface ISeedSource
{
    /// <summary>128 random bits, other ones at each call.</summary>
    UInt128 Next();
}
