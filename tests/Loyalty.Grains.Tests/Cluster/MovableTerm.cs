namespace Loyalty.Grains.Tests.Cluster;

/// <summary>A term that a test ends.</summary>
internal sealed class MovableTerm : IMemoryTerm
{
    public long Current { get; set; } = 1;

    /// <summary>Whether there are terms at all; another runtime has none, and looks each time.</summary>
    public bool IsKept { get; set; } = true;

    public bool MayAnswer(long began) => !IsKept || (began > 0 && began == Current);
}
