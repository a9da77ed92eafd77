using NodaTime;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>A promotion, in a program or alone.</summary>
internal static class PromotionReader
{
    public static readonly WordList<Stacking> Stackings =
        new(("best", Stacking.Best), ("add", Stacking.Add), ("exclusive", Stacking.Exclusive));

    // A promotion speaks of purchases alone.
    private static readonly Occasion OnPurchase = new Occasion.Purchase();

    public static Promotion? Read(Place place) => place.Identified<Promotion>(ReferenceKind.Promotion, Read);

    /// <summary>A promotion whose id the call says; the document may repeat it.</summary>
    public static Promotion? ReadAlone(Place place, string expectedId) => place.Object(fields =>
    {
        if (fields.Optional("id", Id.Read) is { } id && id != expectedId)
            fields.FaultAt("id", FaultCode.OtherId, $"The address of the call says '{expectedId}'.");
        return Read(fields, expectedId);
    });

    private static Promotion Read(ObjectReader fields, string? id)
    {
        var promotion = new Promotion
        {
            Id = id!,
            Name = fields.Optional("name", LocalTextReader.Read) ?? LocalTextReader.Standing(id),
            Multiply = fields.Optional("multiply", value => NumberRange.Factor.Read(value), null),
            Add = fields.Optional("add", GivingReader.Read),
            From = fields.Optional("from", CalendarReader.ReadLocalTime, null),
            Until = fields.Optional("until", CalendarReader.ReadLocalTime, null),
            Weekly = fields.Set("weekly", CalendarReader.Weekdays.Read),
            Where = fields.Optional("where", where => FilterReader.Read(where, OnPurchase)) ?? Filter.Anything,
            Stack = fields.Optional("stack", Stackings.Read, Stacking.Best),
            PerMember = fields.OptionalValue("perMember", NumberRange.ReadPoints),
            Budget = fields.OptionalValue("budget", NumberRange.ReadPoints),
            Active = fields.Flag("active"),
        };
        CheckGift(fields);
        CheckWindow(fields, promotion.From, promotion.Until);
        return promotion;
    }

    private static void CheckGift(ObjectReader fields)
    {
        if (fields.Has("multiply"))
            fields.Refuse("add", "A promotion multiplies or adds: leave out one of 'multiply' and 'add'.");
        else if (!fields.Has("add"))
            fields.Fault(FaultCode.Missing, "A promotion has 'multiply' or 'add'.");
    }

    private static void CheckWindow(ObjectReader fields, LocalDateTime? from, LocalDateTime? until)
    {
        if (from is { } start && until is { } end && end <= start)
            fields.FaultAt("until", FaultCode.OutOfOrder, "A promotion ends after it begins: 'until' is later than 'from'.");
    }
}
