namespace Loyalty.Simulation.Plans;

/// <summary>What does not go wrong by itself in a world.</summary>
[Flags]
internal enum Calm
{
    /// <summary>Whatever the seed says.</summary>
    None = 0,

    /// <summary>No message is lost, late or doubled.</summary>
    Network = 1,

    /// <summary>The store does not fail.</summary>
    Store = 2,
}
