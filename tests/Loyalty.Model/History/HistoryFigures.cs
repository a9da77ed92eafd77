using System.Globalization;
using Loyalty.Model.Commands;
using Loyalty.Model.Document;
using Loyalty.Model.Ledger;
using NodaTime;

namespace Loyalty.Model.History;

/// <summary>The end figures of every member of a history under a program.</summary>
public sealed record HistoryFigures(HistoryCounts Counts, IReadOnlyDictionary<string, Figures> Members)
{
    public static HistoryFigures Compute(UciHistory history, LoyaltyProgram program, Instant at) => new(
        history.Counts,
        history.Members.ToDictionary(member => member.Key, member => Replay.Run(program, member.Value, at).Figures));

    public long Total(Func<Figures, long> figure) => Members.Values.Sum(figure);

    public IReadOnlyDictionary<string, int> Tiers => Members.Values
        .GroupBy(figures => figures.Tier ?? "none")
        .ToDictionary(tier => tier.Key, tier => tier.Count());

    private string ReturnLines =>
        $"fully {Counts.ReturnLines.Fully}, partly {Counts.ReturnLines.Partly}, not at all {Counts.ReturnLines.NotAtAll}";

    /// <summary>The totals as lines of text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        lines {Counts.Lines}, left out: {string.Join(", ", Counts.LeftOutLines.Select(reason => $"{reason.Key} {reason.Value}"))}
        members {Counts.Members}, orders {Counts.Orders}, cancellations {Counts.Cancellations}, returns {Counts.Returns}
        return lines: {ReturnLines}
        pieces: matched {Counts.Pieces.Matched}, unmatched {Counts.Pieces.Unmatched}
        balance {Total(each => each.Balance)}, pending {Total(each => each.Pending)}, owed {Total(each => each.Owed)}
        lifetime points {Total(each => each.LifetimePoints)}, issued {Total(each => each.Issued)}
        redeemed {Total(each => each.Redeemed)}, expired {Total(each => each.Expired)}, reversed {Total(each => each.Reversed)}
        tiers: {string.Join(", ", Tiers.OrderBy(tier => tier.Key).Select(tier => $"{tier.Key} {tier.Value}"))}
        """);
}
