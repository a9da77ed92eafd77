using Loyalty.Contracts;
using Loyalty.Grains.Promotions;

namespace Loyalty.Silo;

/// <summary>One silo alone uses the journal: whoever held slices of budgets before it started is no more, and nobody comes or goes.</summary>
internal sealed class OnlyThisSilo : ILivingHolders, IClusterView
{
    public string Own { get; } = Guid.NewGuid().ToString("N");

    public long Version => 1;

    public bool IsAlive(string incarnation) => incarnation == Own;

    public async Task<long> After(long version, CancellationToken cancellation)
    {
        if (version >= Version)
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }

        return Version;
    }
}
