namespace Loyalty.Naive;

/// <summary>The storefront's rules: 100 points a dollar, 150 on the first purchase, three tiers by lifetime points.</summary>
internal static class Rules
{
    private static readonly (string Name, long From)[] _tiers = [("bronze", 0), ("silver", 1001), ("gold", 5001)];

    public static List<Earned> Earn(PurchaseRequest request, bool isFirst)
    {
        var amount = request.Lines.Sum(line => line.Quantity * line.UnitPrice);
        var earned = new List<Earned> { new("purchase", (long)decimal.Floor(amount * 100)) };
        if (isFirst)
            earned.Add(new Earned("first-purchase", 150));
        return earned;
    }

    public static Progress ProgressAt(long lifetimePoints)
    {
        var current = Array.FindLastIndex(_tiers, tier => lifetimePoints >= tier.From);
        if (current == _tiers.Length - 1)
            return new Progress(_tiers[current].Name, null, lifetimePoints, null, null, 100);
        var next = _tiers[current + 1];
        return new Progress(
            _tiers[current].Name, next.Name, lifetimePoints, next.From, next.From - lifetimePoints,
            (int)(lifetimePoints * 100 / next.From));
    }
}
