namespace Loyalty.History;

/// <summary>H: whether a refusal was right at some version that the ledger had during the call.</summary>
internal static class Refusals
{
    private static readonly string[] OfReturns = ["nothing-left", "pieces-exceeded", "amount-exceeded"];

    /// <summary>The reasons that are judged here, or by another check.</summary>
    public static IReadOnlyList<string> Judged { get; } =
        ["insufficient-points", "member-unknown", "recipient-unknown", "order-unknown", "id-reused", .. OfReturns];

    /// <summary>Why a refusal was wrong; null where it may have been right.</summary>
    /// <param name="from">The newest version that was acknowledged before the call.</param>
    /// <param name="until">The oldest version that surely came after it, less one.</param>
    /// <param name="isKnown">Whether a ledger surely had an entry before the call.</param>
    public static string? Fault(Call call, long from, long until, IReadOnlyList<LedgerEntry> entries, Func<string, bool> isKnown) =>
        call.Code switch
        {
            "insufficient-points" => HadTooFew(call, from, until, entries)
                ? null
                : $"no version from {from} to {until} has the balance {call.Available} below {call.Required}",
            "member-unknown" when from > 0 => $"it was there at version {from}",
            "recipient-unknown" when call.Refers is { } recipient && isKnown(recipient) => $"{recipient} was there",
            "order-unknown" when call.Refers is { } order && VersionOf(order, entries) <= from => $"{order} was there at version {from}",
            _ when OfReturns.Contains(call.Code) && call.Refers is { } order && !WasReturned(order, until, entries) =>
                $"nothing of {order} had come back until version {until}",
            _ => null,
        };

    private static bool HadTooFew(Call call, long from, long until, IReadOnlyList<LedgerEntry> entries) =>
        call.Available < call.Required
        && ((from == 0 && call.Available == 0) // before the first entry
            || entries.Any(entry => entry.Version >= from && entry.Version <= until && entry.Balance == call.Available));

    private static long VersionOf(string command, IReadOnlyList<LedgerEntry> entries) =>
        entries.FirstOrDefault(entry => entry.Command == command)?.Version ?? long.MaxValue;

    private static bool WasReturned(string order, long until, IReadOnlyList<LedgerEntry> entries) =>
        entries.Any(entry => entry.Kind == "return" && entry.Order == order && entry.Version <= until);
}
