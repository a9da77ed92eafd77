using NodaTime;

namespace Loyalty.Domain.Tiers;

/// <summary>The tier that a member has. Small, since there is one for each member in memory and most have no end.</summary>
public sealed record TierHeld
{
    private readonly Term term = Term.Open;

    /// <summary>A tier, with the end of its period and its own end where they are known.</summary>
    public TierHeld(string id, Instant since, Instant? periodEnd = null, Instant? until = null)
    {
        (Id, Since) = (id, since);
        term = Term.Of(periodEnd, until);
    }

    /// <summary>Id of the level.</summary>
    public string Id { get; init; }

    /// <summary>Since when.</summary>
    public Instant Since { get; init; }

    /// <summary>When the period ends after which it is assessed, or the metric falls below it as things stand; null: not known.</summary>
    public Instant? PeriodEnd
    {
        get => term.PeriodEnd;
        init => term = Term.Of(value, term.Until);
    }

    /// <summary>The end with the program's grace: when it is assessed; null: not known.</summary>
    public Instant? Until
    {
        get => term.Until;
        init => term = Term.Of(term.PeriodEnd, value);
    }

    private sealed record Term(Instant? PeriodEnd, Instant? Until)
    {
        public static readonly Term Open = new(null, null);

        public static Term Of(Instant? periodEnd, Instant? until) => periodEnd is null && until is null ? Open : new(periodEnd, until);
    }
}
