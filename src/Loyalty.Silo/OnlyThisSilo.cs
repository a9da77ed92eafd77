using Loyalty.Grains.Promotions;

namespace Loyalty.Silo;

/// <summary>One silo alone uses the journal: whoever held slices of budgets before it started is no more.</summary>
internal sealed class OnlyThisSilo : ILivingHolders
{
    public string Own { get; } = Guid.NewGuid().ToString("N");

    public bool IsAlive(string incarnation) => incarnation == Own;
}
