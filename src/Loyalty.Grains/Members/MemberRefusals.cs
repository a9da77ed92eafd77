using Loyalty.Contracts;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Catalogues;

namespace Loyalty.Grains.Members;

/// <summary>Refusals of accounts in the words of the API: the code is the case's name.</summary>
internal static class MemberRefusals
{
    public static readonly Refusal IdReused = new()
    {
        Code = "id-reused",
        Detail = "This id was used before with other content: send the same content again, or take a new id.",
    };

    public static readonly Refusal OutOfStock = new()
    {
        Code = Code(AccountRefusal.OutOfStock),
        Detail = "No piece of the reward is left: the points are back.",
    };

    public static Refusal Of(Decision.Refused refused, Catalogue catalogue) => new()
    {
        Code = Code(refused.Reason),
        Detail = Detail(refused, catalogue),
        Status = refused.Reason is AccountRefusal.MemberUnknown or AccountRefusal.RedemptionUnknown or AccountRefusal.AdjustmentUnknown ? 404 : 422,
        Available = refused.Available,
        Required = refused.Required,
    };

    public static string Code(AccountRefusal reason) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString());

    private static string Detail(Decision.Refused refused, Catalogue catalogue) => refused.Reason switch
    {
        AccountRefusal.MemberUnknown => "There is no such member: enrol it first.",
        AccountRefusal.OccurredInFuture => "The time given is more than five minutes ahead of the program's clock.",
        AccountRefusal.CurrencyUnknown => $"The program takes {string.Join(", ", catalogue.Program.Currencies)}.",
        AccountRefusal.PointsHaveNoWorth => "The program does not say what a point is worth in this currency.",
        AccountRefusal.OrderUnknown => "This member has no order of this id.",
        AccountRefusal.PiecesExceeded => "More pieces are returned than are left of the article in the order.",
        AccountRefusal.AmountExceeded => "More money is returned than is left of the order.",
        AccountRefusal.NothingLeft => "Nothing of the order is left to return.",
        AccountRefusal.ActivityUnknown => "The program has no rule for activities of this type.",
        AccountRefusal.RewardUnknown => "The program has no such reward.",
        AccountRefusal.RewardNotForTier => "The reward is not for the member's tier.",
        AccountRefusal.RewardUnavailable => "The reward is not to be had this way: leave the points out, or see what it costs in the catalogue.",
        AccountRefusal.RewardNotNow => "The reward is not to be had at this time.",
        AccountRefusal.RewardLimitReached => "The member has had this reward as often as the program allows for now.",
        AccountRefusal.OutOfStock => "No piece of the reward is left.",
        AccountRefusal.RedemptionUnknown => "This member has no redemption of this id.",
        AccountRefusal.HoldOver => "Nothing is set aside for this redemption any more: it was captured, released, or not captured in time.",
        AccountRefusal.MemberFrozen => "The member is frozen: points cannot leave until staff end that.",
        AccountRefusal.ReferralsNotOffered => "The program has no referrals.",
        AccountRefusal.ReferralCodeUnknown => "There is no such referral code.",
        AccountRefusal.ReferralCodeOwn => "A member cannot be brought by the own code.",
        AccountRefusal.VoucherNotUsed => "A voucher was not used on this order in this currency: use it first, then send the purchase.",
        AccountRefusal.GiftsNotOffered => "The program has no gifts between members.",
        AccountRefusal.RecipientUnknown => "There is no such member to give to.",
        AccountRefusal.GiftToOneself => "A member cannot give to itself.",
        AccountRefusal.GiftTooEarly => "The member joined too short a time ago to give points away.",
        AccountRefusal.GiftLimitReached => $"{refused.Available} more points can be given within a day, {refused.Required} were asked for.",
        AccountRefusal.AdjustmentUnknown => "This member has no adjustment of this id.",
        AccountRefusal.AdjustmentSettled => "The adjustment does not wait for an approval.",
        AccountRefusal.SecondPersonNeeded => "Another person must approve: who proposed it cannot.",
        AccountRefusal.TierNotByInvitation => "The program has no tier of this id that is by invitation only.",
        AccountRefusal.InvitationEndsEarly => "The invitation would end before it begins.",
        AccountRefusal.InvitationOver => "The member does not have the tier by this invitation.",
        AccountRefusal.InsufficientPoints => $"{refused.Required} points are needed and {refused.Available} are there.",
        _ => "The points would be more than an account can hold.",
    };
}
