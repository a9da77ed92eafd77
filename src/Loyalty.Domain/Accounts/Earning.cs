using System.Collections.Immutable;
using Loyalty.Domain.Pricing;
using Loyalty.Domain.Vouchers;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>Points that were given, and the lot that they go into.</summary>
public sealed record Earning
{
    /// <summary>Points by rule and promotion.</summary>
    public required ImmutableArray<Share> Breakdown { get; init; }

    /// <summary>When they become spendable; null: at once.</summary>
    public Instant? AvailableAt { get; init; }

    /// <summary>When they expire; <see cref="Instant.MaxValue"/>: never.</summary>
    public Instant ExpiresAt { get; init; } = Instant.MaxValue;

    /// <summary>Rules among them whose use is counted.</summary>
    public ImmutableArray<CountedRule> Counted { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether this activity moves every earlier expiry to <see cref="ExpiresAt"/>.</summary>
    public bool MovesExpiry { get; init; }

    /// <summary>Vouchers that rules gave in place of points; null: none.</summary>
    public ImmutableArray<VoucherTerms>? Vouchers { get; init; }

    /// <summary>All points given.</summary>
    public long Points => Breakdown.Total();
}

/// <summary>A rule that gives only so often, and gave now.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="CountsFrom">Uses up to this instant count no more, not even for a report that comes a year late.</param>
/// <param name="BySubject">Whether it gives once for each subject.</param>
public sealed record CountedRule(string Rule, Instant CountsFrom, bool BySubject);
