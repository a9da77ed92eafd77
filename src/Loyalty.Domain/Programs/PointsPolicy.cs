using System.Collections.Immutable;
using Loyalty.Domain.Money;
using NodaTime;

namespace Loyalty.Domain.Programs;

/// <summary>How points are rounded, when they become spendable, when they expire and what they are worth.</summary>
public sealed record PointsPolicy
{
    /// <summary>Applied once per rule and order.</summary>
    public Rounding Rounding { get; init; } = Rounding.Down;

    /// <summary>How long earned points are pending; null: spendable at once.</summary>
    public Period? PendingFor { get; init; }

    /// <summary>When points expire; null: never.</summary>
    public ExpiryPolicy? Expire { get; init; }

    /// <summary>How long before an expiry the member is warned; null: not at all.</summary>
    public Period? WarnBefore { get; init; }

    /// <summary>How long points may be set aside before they come back by themselves: above zero, at most 31 days.</summary>
    public Period HoldFor { get; init; } = Period.FromHours(1);

    /// <summary>Which parts of an order earn nothing.</summary>
    public PaidParts Excludes { get; init; } = PaidParts.Points | PaidParts.Vouchers;

    /// <summary>Money value of one point by currency, more than zero; empty where the program says none.</summary>
    public ImmutableDictionary<Currency, decimal> Worth { get; init; } = ImmutableDictionary<Currency, decimal>.Empty;
}

/// <summary>Parts of an order by what paid them.</summary>
[Flags]
public enum PaidParts
{
    /// <summary>No part.</summary>
    None = 0,

    /// <summary>What was paid with points.</summary>
    Points = 1,

    /// <summary>What was paid with vouchers.</summary>
    Vouchers = 2,
}

/// <summary>How fractions of a point are rounded.</summary>
public enum Rounding
{
    /// <summary>Towards zero.</summary>
    Down = 1,

    /// <summary>To the nearest, half to even.</summary>
    Nearest = 2,

    /// <summary>Away from zero.</summary>
    Up = 3,
}

/// <summary>When points expire.</summary>
/// <param name="After">Calendar time after <paramref name="From"/>; more than zero.</param>
/// <param name="From">What the time is counted from.</param>
/// <param name="At">Where in the day, month or year the expiry falls.</param>
public sealed record ExpiryPolicy(Period After, ExpiryStart From, ExpiryMoment At);

/// <summary>What an expiry is counted from.</summary>
public enum ExpiryStart
{
    /// <summary>The earning of these points.</summary>
    Earning = 1,

    /// <summary>The member's last purchase or activity: each one moves the expiry of all points.</summary>
    LastActivity = 2,
}

/// <summary>Where an expiry falls.</summary>
public enum ExpiryMoment
{
    /// <summary>At the same time of day.</summary>
    Exact = 1,

    /// <summary>At the first instant of the next day.</summary>
    EndOfDay = 2,

    /// <summary>At the first instant of the next month.</summary>
    EndOfMonth = 3,

    /// <summary>At the first instant of the next year.</summary>
    EndOfYear = 4,
}
