namespace Loyalty.Grains.Tests.Cluster;

/// <summary>A term that a test ends.</summary>
internal sealed class MovableTerm : IMemoryTerm
{
    public long Current { get; set; } = 1;

    public bool MayAnswer(long began) => began > 0 && began == Current;
}
