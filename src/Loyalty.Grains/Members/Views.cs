using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Money;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Tiers;
using NodaTime;

namespace Loyalty.Grains.Members;

/// <summary>Accounts as the shop sees them.</summary>
internal static class Views
{
    public static MemberView Of(Account account, Standing standing, string program, string member, long version, Instant at) => new()
    {
        MemberId = member,
        Program = program,
        Balance = account.Lots.TotalOf(at),
        Pending = account.Pending.Sum(lot => lot.Points),
        Held = account.Held,
        Owed = account.Owed,
        Frozen = account.Dealings.IsFrozen,
        LifetimePoints = account.LifetimePoints,
        Tier = Tier(standing),
        Progress = Progress(standing),
        Lots = LotsOf(account, at),
        Version = version,
    };

    /// <summary>The same, with all that the program says now of the member's tier and the next one.</summary>
    public static MemberView Of(Account account, Standing standing, LoyaltyProgram program, string member, long version, Instant at) =>
        Of(account, standing, program.Id, member, version, at) with
        {
            Tier = Tier(standing, program, account),
            Progress = Progress(standing, program),
            Locale = account.Member.Locale,
            Currency = (account.Member.Currency ?? program.Currencies[0]).Code,
        };

    /// <summary>The tier with what its members have, as the program says now.</summary>
    private static TierView Tier(Standing standing, LoyaltyProgram program, Account account)
    {
        var level = program.Tiers.Levels.FirstOrDefault(level => level.Id == standing.Tier.Id);
        var locale = account.Member.Locale;
        return level is null ? Tier(standing) : Tier(standing) with
        {
            Benefits = Benefits.Of(level, account.Member.Currency ?? program.Currencies[0]),
            Colour = level.Colour,
            Art = level.Art.ToDictionary(art => art.Key, art => art.Value.For(locale)),
            Texts = level.Texts.ToDictionary(text => text.Key, text => text.Value.For(locale)),
        };
    }

    public static TierView Tier(Standing standing) => new()
    {
        Id = standing.Tier.Id,
        Name = standing.TierName,
        Since = standing.Tier.Since.ToDateTimeOffset(),
        Until = Time(standing.Tier.Until),
    };

    public static ProgressView Progress(Standing standing) => new()
    {
        Metric = MetricOf(standing.Metric),
        Tier = standing.Tier.Id,
        NextTier = standing.NextTier,
        Value = standing.Value,
        Threshold = standing.Threshold,
        Missing = standing.Missing,
        Percent = standing.Percent,
        Formatted = new FormattedProgress
        {
            Value = Format(standing.Value, standing),
            Threshold = standing.Threshold is { } threshold ? Format(threshold, standing) : null,
            Missing = standing.Missing is { } missing ? Format(missing, standing) : null,
        },
        Currency = standing.Currency?.Code,
    };

    /// <summary>The way with the next tier's name, as the program says now.</summary>
    private static ProgressView Progress(Standing standing, LoyaltyProgram program) => Progress(standing) with
    {
        NextTierName = program.Tiers.Levels.FirstOrDefault(level => level.Id == standing.NextTier)?.Name.For(standing.Locale),
    };

    public static DateTimeOffset? Time(Instant? instant) =>
        instant is { } known && known != Instant.MaxValue ? known.ToDateTimeOffset() : null;

    private static long TotalOf(this IEnumerable<Lot> lots, Instant at) => lots.Sum(lot => lot.ExpiresAt > at ? lot.Points : 0);

    private static LotView[] LotsOf(Account account, Instant at)
    {
        var views = new List<LotView>(account.Lots.Length);
        foreach (var lot in account.Lots)
        {
            if (lot.ExpiresAt > at)
            {
                views.Add(new LotView { Points = lot.Points, ExpiresAt = Time(lot.ExpiresAt) });
            }
        }

        return [.. views];
    }

    private static string MetricOf(TierMetric metric) => metric switch
    {
        TierMetric.LifetimePoints => "lifetimePoints",
        TierMetric.Points => "points",
        TierMetric.Spend => "spend",
        _ => "balance",
    };

    private static string Format(decimal value, Standing standing) => standing.Currency is { } currency
        ? MoneyFormat.Format(value, currency, standing.Locale)
        : MoneyFormat.FormatNumber(value, standing.Locale);
}
