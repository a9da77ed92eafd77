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
        var window = WindowReader.Read(fields);
        var promotion = new Promotion
        {
            Id = id!,
            Name = fields.Optional("name", LocalTextReader.Read) ?? LocalTextReader.Standing(id),
            Multiply = fields.Optional("multiply", value => NumberRange.Factor.Read(value), null),
            Add = fields.Optional("add", GivingReader.Read),
            From = window.From,
            Until = window.Until,
            Weekly = window.Weekly,
            Where = fields.Optional("where", where => FilterReader.Read(where, OnPurchase)) ?? Filter.Anything,
            Stack = fields.Optional("stack", Stackings.Read, Stacking.Best),
            PerMember = fields.OptionalValue("perMember", NumberRange.ReadPoints),
            Budget = fields.OptionalValue("budget", NumberRange.ReadPoints),
            Active = fields.Flag("active"),
        };
        CheckGift(fields);
        return promotion;
    }

    private static void CheckGift(ObjectReader fields)
    {
        if (fields.Has("multiply"))
            fields.Refuse("add", "A promotion multiplies or adds: leave out one of 'multiply' and 'add'.");
        else if (!fields.Has("add"))
            fields.Fault(FaultCode.Missing, "A promotion has 'multiply' or 'add'.");
    }
}
