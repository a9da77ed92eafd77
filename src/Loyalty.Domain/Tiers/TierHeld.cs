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
        term = Term.Of(periodEnd, until, null);
    }

    /// <summary>Id of the level.</summary>
    public string Id { get; init; }

    /// <summary>Since when.</summary>
    public Instant Since { get; init; }

    /// <summary>When the period ends after which it is assessed, or the metric falls below it as things stand; null: not known.</summary>
    public Instant? PeriodEnd
    {
        get => term.PeriodEnd;
        init => term = Term.Of(value, term.Until, term.Beneath);
    }

    /// <summary>The end with the program's grace: when it is assessed; null: not known.</summary>
    public Instant? Until
    {
        get => term.Until;
        init => term = Term.Of(term.PeriodEnd, value, term.Beneath);
    }

    /// <summary>
    /// Of a tier by invitation: the level that the member had, or reached since, without it; null where the metric keeps a history that
    /// tells it.
    /// </summary>
    public string? Beneath
    {
        get => term.Beneath;
        init => term = Term.Of(term.PeriodEnd, term.Until, value);
    }

    private sealed record Term(Instant? PeriodEnd, Instant? Until, string? Beneath)
    {
        public static readonly Term Open = new(null, null, null);

        public static Term Of(Instant? periodEnd, Instant? until, string? beneath) =>
            periodEnd is null && until is null && beneath is null ? Open : new(periodEnd, until, beneath);
    }
}
