namespace Loyalty.Domain.Programs.Reading;

/// <summary>A reward of the catalogue.</summary>
internal static class RewardReader
{
    public static Reward? Read(Place place) => place.Identified(ReferenceKind.Reward, (fields, id) => new Reward
    {
        Id = id!,
        Name = fields.Optional("name", LocalTextReader.Read) ?? LocalTextReader.Standing(id),
        Points = fields.Required("points", NumberRange.ReadPoints),
        Gives = fields.Required("gives", ReadGift)!,
        ValidFor = fields.Optional("validFor", CalendarReader.ReadPeriod),
        Stock = fields.OptionalValue("stock", NumberRange.ReadPointsOrNone),
        Tiers = fields.Set("tiers", Id.Naming(ReferenceKind.Tier)),
        Multiple = fields.Flag("multiple"),
    });

    private static RewardGift? ReadGift(Place place) => place.Object(fields =>
    {
        var gifts = new[]
        {
            fields.Optional("percentOff", value => new RewardGift.PercentOff(NumberRange.Percent.Read(value) ?? 0)),
            fields.Optional<RewardGift>("moneyOff", value => new RewardGift.MoneyOff(MoneyReader.ReadAmounts(value)!)),
            fields.Optional<RewardGift>("giftVoucher", value => new RewardGift.GiftVoucher(MoneyReader.ReadAmounts(value)!)),
            fields.Optional<RewardGift>("freeShipping", ReadFreeShipping),
            fields.Optional<RewardGift>("product", value => new RewardGift.Product(Id.ReadName(value)!)),
            fields.Optional<RewardGift>("experience", value => new RewardGift.Experience(Id.ReadName(value)!)),
            fields.Optional<RewardGift>("donation", value => new RewardGift.Donation(Id.ReadName(value)!)),
        };
        if (gifts.Count(gift => gift is not null) != 1)
        {
            fields.Fault(
                FaultCode.NotAllowed,
                "A reward gives one of: percentOff, moneyOff, giftVoucher, freeShipping, product, experience, donation.");
        }

        return gifts.FirstOrDefault(gift => gift is not null)!;
    });

    private static RewardGift.FreeShipping ReadFreeShipping(Place place)
    {
        if (place.Value.ValueKind != System.Text.Json.JsonValueKind.True)
            place.Fault(FaultCode.WrongType, "This is true.");
        return new RewardGift.FreeShipping();
    }
}
