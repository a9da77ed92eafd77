using System.Collections.Immutable;
using Loyalty.Domain.Accounts.Decisions;
using Loyalty.Domain.Calendars;
using Loyalty.Domain.Pricing;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Vouchers;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>Points that rules outside purchases give, and the lot that any points go into.</summary>
internal static class Earnings
{
    /// <summary>The rules that answer to an occasion, that the member passes and whose limit is not reached.</summary>
    private static List<EarningRule> Giving(
        LoyaltyProgram program, Account account, Instant at, Func<EarningRule, bool> answers, string? subject)
    {
        var tier = account.TierAt(program, at);
        return
        [
            .. program.Earn
                .Where(answers)
                .Where(rule => rule.Where.Passes(tier, account.Member.Region, account.Member.Tags))
                .Where(rule => !account.IsExhausted(rule, program.TimeZone, at, subject)),
        ];
    }

    private static ImmutableArray<Share> SharesOf(List<EarningRule> rules, LoyaltyProgram program) =>
    [
        .. rules
            .Select(rule => new Share(rule.Id, null, rule.Give.Points.Round(program.Points.Rounding)))
            .Where(share => share.Points != 0),
    ];

    /// <summary>The lot that points go into. What the member does may move the expiry of all points, never back.</summary>
    public static Earning Of(
        LoyaltyProgram program, Account account, Instant at, ImmutableArray<Share> shares, bool isActivity = false) =>
        new()
        {
            Breakdown = shares,
            AvailableAt = program.Points.PendingFor is { } pending ? program.TimeZone.Plus(at, pending) : null,
            ExpiresAt = Expiry(program, account, at, isActivity),
            MovesExpiry = isActivity && MovesExpiry(program),
            Counted = Counted(program, at, shares),
        };

    /// <summary>Whether each activity moves the expiry of all points.</summary>
    public static bool MovesExpiry(LoyaltyProgram program) => program.Points.Expire is { From: ExpiryStart.LastActivity };

    /// <summary>When points of an instant expire: by that instant or by the last activity, whichever lets them live longer.</summary>
    public static Instant Expiry(LoyaltyProgram program, Account account, Instant at, bool isActivity)
    {
        var own = program.TimeZone.Expiry(at, program.Points.Expire);
        var isLast = isActivity && at >= account.LastActivity;
        return MovesExpiry(program) && !isLast
            ? Instant.Max(own, program.TimeZone.Expiry(account.LastActivity, program.Points.Expire))
            : own;
    }

    /// <summary>Whether a rule has given as often as it may, counted back from an instant.</summary>
    public static bool IsExhausted(this Account account, EarningRule rule, DateTimeZone zone, Instant at, string? subject)
    {
        if ((rule.Limit is null && rule.Once == OnceOnly.No) || !account.RuleUses.TryGetValue(rule.Id, out var use))
        {
            return false;
        }

        return (rule.Once == OnceOnly.PerMember && !use.Times.IsEmpty)
            || (rule.Once == OnceOnly.PerSubject && subject is not null && use.Subjects.Contains(subject))
            || (rule.Limit is { } limit && use.Times.Count(time => time > limit.CountsFrom(zone, at) && time <= at) >= limit.Times);
    }

    private static Instant CountsFrom(this RuleLimit limit, DateTimeZone zone, Instant at) =>
        limit.Per is { } per ? zone.Minus(at, per) : Instant.MinValue;

    /// <summary>Uses are remembered for so much longer than a limit looks back, for reports that come late.</summary>
    private static readonly Duration LateReports = Duration.FromDays(366);

    /// <summary>Whether a member has had a reward as often as its limit allows.</summary>
    public static bool HasHad(this Account account, Reward reward, RuleLimit limit, DateTimeZone zone, Instant at)
    {
        var since = limit.CountsFrom(zone, at);
        return account.RuleUses.TryGetValue(Evolution.RewardUse(reward.Id), out var use)
            && use.Times.Count(time => time > since && time <= at) >= limit.Times;
    }

    /// <summary>A use that a limit counts.</summary>
    public static CountedRule Counted(string rule, RuleLimit? limit, DateTimeZone zone, Instant at, bool bySubject = false)
    {
        var from = limit?.CountsFrom(zone, at) is { } start && start > Instant.MinValue ? start - LateReports : Instant.MinValue;
        return new CountedRule(rule, from, bySubject);
    }

    /// <summary>What an occasion gives: points, and vouchers of the rules that give them in place of points; null where it gives nothing.</summary>
    public static Earning? OfOccasion(
        LoyaltyProgram program, Account account, Instant at, Func<EarningRule, bool> answers, UInt128 seed, string? subject = null, bool isActivity = false)
    {
        var rules = Giving(program, account, at, answers, subject);
        var shares = SharesOf(rules, program);
        if (rules.Count == 0)
        {
            return null;
        }

        var earning = Of(program, account, at, shares, isActivity);
        var vouchers = Vouchers(rules, program, account, at, seed);
        return vouchers.IsEmpty ? earning : earning with { Vouchers = vouchers, Counted = Counted(program, at, rules) };
    }

    private static ImmutableArray<VoucherTerms> Vouchers(
        List<EarningRule> rules, LoyaltyProgram program, Account account, Instant at, UInt128 seed)
    {
        var vouchers = ImmutableArray<VoucherTerms>.Empty;
        foreach (var rule in rules)
        {
            var reward = program.Rewards.FirstOrDefault(reward => reward.Id == rule.Give.Reward);
            var voucher = reward is null ? null : Issuing.Voucher(account, reward, 1, program, at, VoucherCode.Of(seed, vouchers.Length + 1));
            vouchers = voucher is null ? vouchers : vouchers.Add(voucher);
        }

        return vouchers;
    }

    private static ImmutableArray<CountedRule> Counted(LoyaltyProgram program, Instant at, ImmutableArray<Share> shares)
    {
        var counted = ImmutableArray<CountedRule>.Empty;
        foreach (var rule in program.Earn)
        {
            if (IsCounted(rule) && shares.Has(rule.Id))
            {
                counted = counted.Add(Counted(rule, program, at));
            }
        }

        return counted;
    }

    private static bool IsCounted(EarningRule rule) => rule.Limit is not null || rule.Once != OnceOnly.No;

    private static CountedRule Counted(EarningRule rule, LoyaltyProgram program, Instant at) =>
        Counted(rule.Id, rule.Limit, program.TimeZone, at, rule.Once == OnceOnly.PerSubject);

    private static ImmutableArray<CountedRule> Counted(LoyaltyProgram program, Instant at, IEnumerable<EarningRule> gave) =>
        [.. gave.Where(IsCounted).Select(rule => Counted(rule, program, at))];
}
