using System.Collections.Immutable;
using Loyalty.Domain.Catalogues;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.WhatIf;

/// <summary>Which promotions there were, and how they were switched, at each version of a catalogue. Immutable.</summary>
public sealed class PromotionPast
{
    /// <summary>No version yet.</summary>
    public static readonly PromotionPast Empty = new([]);

    private PromotionPast(ImmutableArray<Stretch> stretches) => Stretches = stretches;

    /// <summary>The stretches of versions between which promotions changed, in order.</summary>
    internal ImmutableArray<Stretch> Stretches { get; }

    /// <summary>With one more version; it costs nothing where the promotions are those of the version before.</summary>
    /// <param name="catalogue">The catalogue at a version above all that are known.</param>
    public PromotionPast With(Catalogue catalogue) =>
        !Stretches.IsEmpty && Stretches[^1].Promotions.SequenceEqual(catalogue.Promotions)
            ? this
            : new(Stretches.Add(new Stretch(catalogue.Version, catalogue.Promotions)));

    /// <summary>The place of the stretch that holds a version; 0 for one before all.</summary>
    internal int PlaceOf(long version)
    {
        var place = Stretches.Length - 1;
        while (place > 0 && Stretches[place].From > version)
        {
            place--;
        }

        return place;
    }

    /// <summary>Promotions that stayed as they are from a version on.</summary>
    internal sealed record Stretch(long From, ImmutableArray<Promotion> Promotions);
}
