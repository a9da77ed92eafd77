using System.Collections.Immutable;
using Loyalty.Domain.Catalogues;

namespace Loyalty.Domain.WhatIf;

/// <summary>Which promotions there were, how they were switched, and what they worked on, at each version of a catalogue. Immutable.</summary>
public sealed class PromotionPast
{
    /// <summary>No version yet.</summary>
    public static readonly PromotionPast Empty = new([]);

    private PromotionPast(ImmutableArray<Catalogue> stretches) => Stretches = stretches;

    /// <summary>The catalogues with which program or promotions changed, in order; each holds until the next.</summary>
    internal ImmutableArray<Catalogue> Stretches { get; }

    /// <summary>With one more version; it costs nothing where program and promotions are those of the version before.</summary>
    /// <param name="catalogue">The catalogue at a version above all that are known.</param>
    public PromotionPast With(Catalogue catalogue) =>
        !Stretches.IsEmpty
        && ReferenceEquals(Stretches[^1].Program, catalogue.Program)
        && Stretches[^1].Promotions.SequenceEqual(catalogue.Promotions)
            ? this
            : new(Stretches.Add(catalogue));

    /// <summary>The place of the stretch that holds a version; 0 for one before all.</summary>
    internal int PlaceOf(long version)
    {
        var place = Stretches.Length - 1;
        while (place > 0 && Stretches[place].Version > version)
        {
            place--;
        }

        return place;
    }
}
