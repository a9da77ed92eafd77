using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Programs;

/// <summary>A promotion: more points than the rules give, while it lasts. Either <see cref="Multiply"/> or <see cref="Add"/> is set.</summary>
public sealed record Promotion
{
    /// <summary>The promotion's id, unique in the program: 1 to 64 of <c>a-z 0-9 -</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name by locale; the id where the document has none.</summary>
    public required LocalText Name { get; init; }

    /// <summary>Factor on what the rules give, more than 1: 2 gives the same again.</summary>
    public decimal? Multiply { get; init; }

    /// <summary>Points given on top.</summary>
    public Giving? Add { get; init; }

    /// <summary>First local time at which it holds; null: from ever.</summary>
    public LocalDateTime? From { get; init; }

    /// <summary>First local time at which it holds no more; null: for ever.</summary>
    public LocalDateTime? Until { get; init; }

    /// <summary>Days of the week on which it holds; empty: every day.</summary>
    public ImmutableArray<IsoDayOfWeek> Weekly { get; init; } = [];

    /// <summary>When it holds, where it is switched on.</summary>
    public TimeWindow Window => new(From, Until, Weekly);

    /// <summary>What must hold for it to give.</summary>
    public Filter Where { get; init; } = Filter.Anything;

    /// <summary>How it goes together with others.</summary>
    public Stacking Stack { get; init; } = Stacking.Best;

    /// <summary>Most points that one member gets from it, at least 1; null: any number.</summary>
    public long? PerMember { get; init; }

    /// <summary>Most points that it gives in all, at least 1; null: any number.</summary>
    public long? Budget { get; init; }

    /// <summary>Whether it is switched on.</summary>
    public bool Active { get; init; }
}

/// <summary>How a promotion goes together with others on one line.</summary>
public enum Stacking
{
    /// <summary>Of all that are best, the one that gives most.</summary>
    Best = 1,

    /// <summary>On top of the others.</summary>
    Add = 2,

    /// <summary>Alone: it beats all others.</summary>
    Exclusive = 3,
}
