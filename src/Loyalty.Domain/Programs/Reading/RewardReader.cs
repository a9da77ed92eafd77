using System.Text.Json;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>A reward of the catalogue.</summary>
internal static class RewardReader
{
    private static readonly string[] OfSales = ["multiple", "from", "until", "weekly", "limit"];

    public static Reward? Read(Place place) => place.Identified(ReferenceKind.Reward, (fields, id) =>
    {
        var window = WindowReader.Read(fields);
        var reward = new Reward
        {
            Id = id!,
            Name = fields.Optional("name", LocalTextReader.Read) ?? LocalTextReader.Standing(id),
            Points = fields.OptionalValue("points", NumberRange.ReadPoints),
            Gives = fields.Required("gives", ReadGift)!,
            ValidFor = fields.Optional("validFor", CalendarReader.ReadPeriod),
            Stock = fields.OptionalValue("stock", NumberRange.ReadPointsOrNone),
            Tiers = fields.Set("tiers", Id.Naming(ReferenceKind.Tier)),
            Multiple = fields.Flag("multiple"),
            From = window.From,
            Until = window.Until,
            Weekly = window.Weekly,
            Limit = fields.Optional("limit", LimitReader.Read),
        };
        CheckSale(fields);
        if (reward is { Multiple: true, Gives: RewardGift.PercentOff or RewardGift.FreeShipping })
            fields.Refuse("multiple", "What is off an order does not add up: a voucher of percent or of shipping is had one by one.");
        Know(place, reward);
        return reward;
    });

    private static void CheckSale(ObjectReader fields)
    {
        if (fields.Has("points"))
            return;
        foreach (var field in OfSales)
            fields.Refuse(field, $"Only a reward with 'points' is for sale: '{field}' says nothing about any other.");
    }

    private static void Know(Place place, Reward reward)
    {
        if (reward.Id is null || reward.Gives is null)
            place.Reading.References.Doubt(ReferenceKind.VoucherReward);
        else if (reward.Gives.IsVoucher)
            place.Reading.References.Know(ReferenceKind.VoucherReward, reward.Id);
    }

    private static RewardGift? ReadGift(Place place) => place.Object(fields =>
    {
        var gifts = new[]
        {
            fields.Optional("percentOff", value => new RewardGift.PercentOff(NumberRange.Percent.Read(value) ?? 0)),
            fields.Optional<RewardGift>("moneyOff", value => new RewardGift.MoneyOff(MoneyReader.ReadAmounts(value)!)),
            fields.Optional<RewardGift>("giftVoucher", value => new RewardGift.GiftVoucher(MoneyReader.ReadAmounts(value)!)),
            fields.Optional<RewardGift>("freeShipping", ReadFreeShipping),
            fields.Optional<RewardGift>("product", value => new RewardGift.Product(Id.ReadName(value)!)),
            fields.Optional<RewardGift>("experience", ReadExperience),
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

    private static RewardGift.Experience ReadExperience(Place place)
    {
        if (place.Value.ValueKind != JsonValueKind.Object)
            return new RewardGift.Experience(Id.ReadName(place)!);

        return place.Object(fields => new RewardGift.Experience(
            fields.Required("id", Id.ReadName)!, fields.Optional("at", CalendarReader.ReadLocalTime, null)))!;
    }

    private static RewardGift.FreeShipping ReadFreeShipping(Place place)
    {
        if (place.Value.ValueKind != JsonValueKind.True)
            place.Fault(FaultCode.WrongType, "This is true.");
        return new RewardGift.FreeShipping();
    }
}
