using System.Collections.Immutable;

namespace Loyalty.Domain.Programs.Reading;

/// <summary>The whole document.</summary>
internal static class ProgramReader
{
    private static readonly WordList<DebtPolicy> Debts = new(("allowed", DebtPolicy.Allowed), ("capped", DebtPolicy.Capped));

    public static LoyaltyProgram? Read(Place place, string? expectedId) => place.Object(fields => new LoyaltyProgram
    {
        Id = ReadId(fields, expectedId)!,
        Name = fields.Required("name", LocalTextReader.Read)!,
        TimeZone = fields.Required("timeZone", CalendarReader.ReadZone)!,
        Currencies = MoneyReader.ReadOwnList(fields, place.Reading),
        Sandbox = fields.Flag("sandbox"),
        Points = fields.Required("points", PointsPolicyReader.Read)!,
        Tiers = fields.Required("tiers", TierPolicyReader.Read)!,
        Earn = ReadRules(fields),
        Referral = fields.Optional("referral", ReferralReader.Read),
        Adjustments = fields.Optional("adjustments", ReadAdjustments) ?? new AdjustmentPolicy(null),
        Gifts = fields.Optional("gifts", GiftPolicyReader.Read),
        Debt = fields.Optional("debt", Debts.Read, DebtPolicy.Allowed),
        Rewards = fields.List("rewards", RewardReader.Read),
        Promotions = fields.List("promotions", PromotionReader.Read),
    });

    private static AdjustmentPolicy? ReadAdjustments(Place place) => place.Object(fields =>
        new AdjustmentPolicy(fields.OptionalValue("secondApprovalAbove", NumberRange.ReadPointsOrNone)));

    private static ImmutableArray<EarningRule> ReadRules(ObjectReader fields)
    {
        var rules = fields.List("earn", EarningRuleReader.Read);
        ReplacementOrder.Check(rules, fields.ObjectsOf("earn"));
        return rules;
    }

    private static string? ReadId(ObjectReader fields, string? expectedId)
    {
        var id = fields.Required("id", Id.Read);
        if (id is not null && expectedId is not null && id != expectedId)
            fields.FaultAt("id", FaultCode.OtherId, $"The address of the call says '{expectedId}'.");
        return id;
    }
}
