namespace Loyalty.History.Waiting;

/// <summary>How long one member waited for one answer, however many calls it took.</summary>
/// <param name="Ledger">Whose.</param>
/// <param name="Began">When it was first asked for.</param>
/// <param name="Finished">When the answer was there.</param>
/// <param name="Calls">Calls that it took, 1 or more.</param>
public sealed record Wait(string Ledger, TimeSpan Began, TimeSpan Finished, int Calls)
{
    public TimeSpan Length => Finished - Began;

    /// <summary>The wait of each intent of a run. One that was never answered lasts until its last call ended.</summary>
    public static IReadOnlyList<Wait> Of(IEnumerable<Call> calls) =>
    [
        .. calls.Where(call => call.Intent > 0)
            .GroupBy(call => call.Intent)
            .Select(intent => new Wait(
                intent.First().Ledger, intent.Min(call => call.Began), intent.Max(call => call.Finished), intent.Count())),
    ];
}
