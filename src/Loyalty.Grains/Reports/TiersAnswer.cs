using Loyalty.Contracts.Reports;

namespace Loyalty.Grains.Reports;

/// <summary>Who is in which tier, and who came there from where.</summary>
internal static class TiersAnswer
{
    public static TiersReport Of(ReportQuestion question) => new()
    {
        Time = question.Time,
        Tiers = [.. Members(question)],
        Moves =
        [
            .. question.Books.TierMoves
                .Where(move => question.Has(move.At) && move.From is not null)
                .GroupBy(move => (From: move.From!, move.To), move => move.Members)
                .OrderBy(move => question.RankOf(move.Key.From)).ThenBy(move => question.RankOf(move.Key.To))
                .ThenBy(move => move.Key.From, StringComparer.Ordinal).ThenBy(move => move.Key.To, StringComparer.Ordinal)
                .Select(move => new TierMove { From = move.Key.From, To = move.Key.To, Members = move.Sum() }),
        ],
    };

    /// <summary>All tiers of the program, and those that it no longer has while there is somebody in them.</summary>
    private static IEnumerable<TierMembers> Members(ReportQuestion question)
    {
        var members = question.Program.Tiers.Levels.ToDictionary(level => level.Id, _ => 0L);
        foreach (var (at, from, to, count) in question.Books.TierMoves)
        {
            if (at < question.To)
            {
                members[to] = members.GetValueOrDefault(to) + count;
                if (from is not null)
                {
                    members[from] = members.GetValueOrDefault(from) - count;
                }
            }
        }

        return members
            .Where(tier => tier.Value != 0 || question.RankOf(tier.Key) != int.MaxValue)
            .OrderBy(tier => question.RankOf(tier.Key)).ThenBy(tier => tier.Key, StringComparer.Ordinal)
            .Select(tier => new TierMembers { Tier = tier.Key, Members = tier.Value });
    }
}
