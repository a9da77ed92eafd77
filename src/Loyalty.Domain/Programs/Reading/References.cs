namespace Loyalty.Domain.Programs.Reading;

/// <summary>What an id is of.</summary>
internal enum ReferenceKind
{
    Tier,
    Rule,
    PurchaseRule,
    Reward,
    VoucherReward,
    Promotion,
}

/// <summary>The ids that a document gives and names; a name may come before what it names.</summary>
internal sealed class References
{
    private const int MostTold = 20;

    private readonly HashSet<(ReferenceKind Kind, string Id)> known = [];
    private readonly List<(ReferenceKind Kind, string Id, Place Place)> named = [];
    private readonly HashSet<ReferenceKind> doubted = [];

    public bool Know(ReferenceKind kind, string id) => known.Add((kind, id));

    public void Name(ReferenceKind kind, string id, Place place) => named.Add((kind, id, place));

    /// <summary>Some ids of a kind could not be read: who names one that is not known may be right.</summary>
    public void Doubt(ReferenceKind kind) => doubted.Add(kind);

    /// <summary>Tells every name that nothing has.</summary>
    public void Resolve()
    {
        foreach (var group in named.ToLookup(name => name.Kind))
        {
            if (IsDoubted(group.Key))
                continue;

            var told = Known(group.Key);
            foreach (var (kind, id, place) in group.Where(name => !known.Contains((name.Kind, name.Id))))
                place.Fault(CodeOf(kind), $"'{id}' is not the id of a {WordOf(kind)}. {told}");
        }
    }

    // A program has a level; where none could be read, that is told already.
    private bool IsDoubted(ReferenceKind kind) =>
        doubted.Contains(kind)
        || (kind == ReferenceKind.PurchaseRule && doubted.Contains(ReferenceKind.Rule))
        || (kind == ReferenceKind.VoucherReward && doubted.Contains(ReferenceKind.Reward))
        || (kind == ReferenceKind.Tier && !known.Any(entry => entry.Kind == ReferenceKind.Tier));

    private static string CodeOf(ReferenceKind kind) => kind switch
    {
        ReferenceKind.Tier => FaultCode.UnknownTier,
        ReferenceKind.VoucherReward => FaultCode.UnknownReward,
        _ => FaultCode.UnknownRule,
    };

    private static string WordOf(ReferenceKind kind) => kind switch
    {
        ReferenceKind.Tier => "level",
        ReferenceKind.VoucherReward => "reward that is a voucher",
        _ => "rule on purchase",
    };

    private string Known(ReferenceKind kind)
    {
        var ids = known.Where(entry => entry.Kind == kind).Select(entry => entry.Id).Order(StringComparer.Ordinal).ToArray();
        var more = ids.Length > MostTold ? " …" : "";
        return ids.Length == 0 ? "The program has none." : $"The program has: {string.Join(", ", ids.Take(MostTold))}{more}.";
    }
}
