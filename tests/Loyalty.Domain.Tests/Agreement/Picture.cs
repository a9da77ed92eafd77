using System.Globalization;
using Loyalty.Domain.Accounts;
using Loyalty.Model.Commands;
using NodaTime;
using NodaTime.Text;
using Figures = Loyalty.Model.Commands.Figures;

namespace Loyalty.Domain.Tests.Agreement;

/// <summary>Everything about a member that engine and model must agree on, as text: a difference reads well in a failure.</summary>
internal static class Picture
{
    public static string Of(EngineMember member) => Of(member.Read(), member.Catalogue.Program, member.Clock);

    public static string Of(Account account, Domain.Programs.LoyaltyProgram program, Instant at)
    {
        var standing = account.StandingIn(program, at);
        return Text(
            (account.Balance, account.Pending.Sum(lot => lot.Points), account.Owed, account.LifetimePoints),
            account.Tier.Id,
            program.Tiers.Metric == Domain.Programs.TierMetric.Balance ? account.Balance : standing.Value,
            account.Lots.Select(lot => Lot(null, lot.ExpiresAt, lot.Points))
                .Concat(account.Pending.Select(lot => Lot(lot.AvailableAt, lot.ExpiresAt, lot.Points))),
            (account.Books.Issued, account.Books.Redeemed, account.Books.Expired, account.Books.Reversed));
    }

    public static string Of(Figures figures) => Text(
        (figures.Balance, figures.Pending, figures.Owed, figures.LifetimePoints),
        figures.Tier,
        figures.MetricValue,
        figures.Lots.Select(lot => Lot(null, lot.ExpiresAt ?? Instant.MaxValue, lot.Points))
            .Concat(figures.PendingLots.Select(lot => Lot(lot.AvailableAt, lot.ExpiresAt ?? Instant.MaxValue, lot.Points))),
        (figures.Issued, figures.Redeemed, figures.Expired, figures.Reversed));

    /// <summary>What the engine answers to a command: its points and what each rule and promotion gave.</summary>
    public static string OfAnswer(AccountEvent? happened, AccountRefusal? refusal) => refusal is { } reason
        ? $"refused: {WordOf(reason)}"
        : happened switch
        {
            AccountEvent.Enrolled enrolled => Answer(enrolled.Birthday?.Points ?? 0, enrolled.Birthday?.Breakdown ?? []),
            AccountEvent.Purchased bought => Answer(bought.Earning.Points, bought.Earning.Breakdown),
            AccountEvent.ActivityDone activity => Answer(activity.Earning.Points, activity.Earning.Breakdown),
            AccountEvent.Returned returned => Answer(-returned.Reversal.Taken, []),
            AccountEvent.Redeemed redeemed => Answer(-redeemed.Draws.Sum(lot => lot.Points), []),
            _ => Answer(0, []),
        };

    public static string OfAnswer(Receipt receipt) => receipt.Refusal is { } refusal
        ? $"refused: {refusal}"
        : Answer(receipt.Points, receipt.Breakdown.Select(share => new Pricing.Share(share.Rule, share.Promotion, share.Points)));

    public static string WordOf(AccountRefusal reason) => reason switch
    {
        AccountRefusal.CurrencyUnknown => "unknown-currency",
        AccountRefusal.OrderUnknown => "unknown-order",
        AccountRefusal.PiecesExceeded or AccountRefusal.AmountExceeded or AccountRefusal.NothingLeft => "more-than-left",
        AccountRefusal.RewardUnknown => "unknown-reward",
        AccountRefusal.RewardNotForTier => "tier-required",
        AccountRefusal.RewardUnavailable => "not-to-be-had-so",
        AccountRefusal.InsufficientPoints => "insufficient-points",
        _ => reason.ToString(),
    };

    public static string Answer(long points, IEnumerable<Pricing.Share> shares) =>
        $"{points}: {string.Join(", ", shares.Select(share => $"{share.Rule}/{share.Promotion} {share.Points}").Order())}";

    private static string Text(
        (long Balance, long Pending, long Owed, long Lifetime) points,
        string? tier,
        decimal value,
        IEnumerable<string> lots,
        (long Issued, long Redeemed, long Expired, long Reversed) books) =>
        $"""
        {points}
        tier {tier} by {Math.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture)}
        {books}
        {string.Join("; ", lots)}
        """;

    private static string Lot(Instant? from, Instant until, long points) => $"{points}{Time(" from ", from)}{Time(" until ", until)}";

    private static string Time(string word, Instant? instant) =>
        instant is null || instant == Instant.MaxValue ? "" : word + InstantPattern.ExtendedIso.Format(instant.Value);
}
