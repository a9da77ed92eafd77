namespace Loyalty.History;

/// <summary>What passes between members: once, and no point more or less.</summary>
internal static class BetweenChecks
{
    /// <summary>C and J: every gift arrived once, or came back once, whole.</summary>
    public static IEnumerable<Violation> Gifts(Observed observed)
    {
        var moves = Moves(observed).ToLookup(move => (move.From, move.Gift));
        foreach (var gift in moves)
        {
            var sent = gift.Count(move => move.Kind == "gift");
            var arrived = gift.Count(move => move.Kind != "gift");
            if (sent != 1 || arrived > 1)
            {
                yield return new Violation('J', gift.Key.From, $"gift {gift.Key.Gift} was sent {sent} times and arrived {arrived} times");
            }
            else if (arrived == 0 && observed.IsSettled)
            {
                yield return new Violation('J', gift.Key.From, $"gift {gift.Key.Gift} never arrived");
            }
            else if (arrived == 1 && gift.Sum(move => move.Points) != 0)
            {
                yield return new Violation('C', gift.Key.From, $"gift {gift.Key.Gift} changed on its way: {string.Join(", ", gift)}");
            }
        }
    }

    private static IEnumerable<(string From, string Gift, string Kind, long Points)> Moves(Observed observed) =>
        from ledger in observed.Ledgers
        from entry in ledger.Value
        where entry.Gift is not null
        select (entry.Kind == "gift-received" ? entry.Other ?? "" : ledger.Key, entry.Gift, entry.Kind, entry.Points + entry.Expired);
}
