namespace Loyalty.Silo;

/// <summary>Settings of a silo, in the section <c>Loyalty</c> of the configuration.</summary>
public sealed record SiloOptions
{
    /// <summary>Folder of the journal; made where it is missing.</summary>
    public string Data { get; init; } = "./data";

    /// <summary>Members that are kept in memory at the most; the longest idle go first.</summary>
    public int MaximumActivations { get; init; } = 200_000;

    /// <summary>Seconds after which an idle member leaves memory, at least 60.</summary>
    public int IdleSeconds { get; init; } = 900;

    /// <summary>Milliseconds between two looks for members that have something to do, at least 10.</summary>
    public int SweepMilliseconds { get; init; } = 1_000;
}
