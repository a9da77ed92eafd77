using System.Collections.Immutable;
using Loyalty.Domain.Money;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>A benefit of a level.</summary>
internal static class BenefitReader
{
    private enum Kind
    {
        PercentOff = 1,
        FreeShipping,
        EarlyAccess,
        PriorityService,
        EventInvitations,
        Recommendations,
    }

    private static readonly WordList<Kind> Kinds = new(
        ("percentOff", Kind.PercentOff),
        ("freeShipping", Kind.FreeShipping),
        ("earlyAccess", Kind.EarlyAccess),
        ("priorityService", Kind.PriorityService),
        ("eventInvitations", Kind.EventInvitations),
        ("recommendations", Kind.Recommendations));

    public static Benefit? Read(Place place) => place.Object(fields =>
    {
        var kind = fields.Required("kind", Kinds.Read);
        var percent = fields.Optional("percent", value => NumberRange.Percent.Read(value) ?? 0, 0);
        var minOrder = fields.Optional("minOrder", MoneyReader.ReadAmounts);
        CheckBelongs(fields, kind);
        return Make(kind, percent, minOrder ?? ImmutableDictionary<Currency, decimal>.Empty)!;
    });

    private static void CheckBelongs(ObjectReader fields, Kind kind)
    {
        if (kind == Kind.PercentOff && !fields.Has("percent"))
            fields.TellMissing("percent");
        if (kind is not (Kind.PercentOff or 0))
            fields.Refuse("percent", "Only the benefit percentOff has a percentage.");
        if (kind is not (Kind.FreeShipping or 0))
            fields.Refuse("minOrder", "Only the benefit freeShipping has a least order.");
    }

    private static Benefit? Make(Kind kind, decimal percent, ImmutableDictionary<Currency, decimal> minOrder) => kind switch
    {
        Kind.PercentOff => new Benefit.PercentOff(percent),
        Kind.FreeShipping => new Benefit.FreeShipping(minOrder),
        Kind.EarlyAccess => new Benefit.EarlyAccess(),
        Kind.PriorityService => new Benefit.PriorityService(),
        Kind.EventInvitations => new Benefit.EventInvitations(),
        Kind.Recommendations => new Benefit.Recommendations(),
        _ => null,
    };
}
