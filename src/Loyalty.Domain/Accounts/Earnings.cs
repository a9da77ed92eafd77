using System.Collections.Immutable;
using Loyalty.Domain.Calendars;
using Loyalty.Domain.Pricing;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>Points that rules outside purchases give, and the lot that any points go into.</summary>
internal static class Earnings
{
    /// <summary>Points of the rules that answer to an occasion, that the member passes and whose limit is not reached.</summary>
    public static ImmutableArray<Share> Shares(
        LoyaltyProgram program, Account account, Instant at, Func<EarningRule, bool> answers, string? subject = null)
    {
        var tier = account.TierAt(program, at);
        return
        [
            .. program.Earn
                .Where(answers)
                .Where(rule => rule.Where.Passes(tier, account.Member.Region, account.Member.Tags))
                .Where(rule => !account.IsExhausted(rule, program.TimeZone, at, subject))
                .Select(rule => new Share(rule.Id, null, rule.Give.Points.Round(program.Points.Rounding)))
                .Where(share => share.Points != 0),
        ];
    }

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

    private static ImmutableArray<CountedRule> Counted(LoyaltyProgram program, Instant at, ImmutableArray<Share> shares)
    {
        var counted = ImmutableArray<CountedRule>.Empty;
        foreach (var rule in program.Earn)
        {
            if ((rule.Limit is not null || rule.Once != OnceOnly.No) && shares.Any(share => share.Rule == rule.Id && share.Promotion is null))
            {
                var from = rule.Limit?.CountsFrom(program.TimeZone, at) is { } start && start > Instant.MinValue
                    ? start - LateReports
                    : Instant.MinValue;
                counted = counted.Add(new CountedRule(rule.Id, from, rule.Once == OnceOnly.PerSubject));
            }
        }

        return counted;
    }
}
