namespace Loyalty.Domain.Effects;

/// <summary>What the receiver of an effect made of it.</summary>
public enum EffectOutcome
{
    /// <summary>Done, now or before.</summary>
    Done = 1,

    /// <summary>Refused for good: nothing happened there, and never will by this effect.</summary>
    Refused = 2,
}
