namespace Loyalty.Domain.Accounts;

/// <summary>Why an account refuses a command, in order of precedence: of several reasons the first is told.</summary>
public enum AccountRefusal
{
    /// <summary>There is no such member.</summary>
    MemberUnknown = 1,

    /// <summary>The event time is more than five minutes ahead of the clock.</summary>
    OccurredInFuture,

    /// <summary>Staff froze the member: nothing leaves.</summary>
    MemberFrozen,

    /// <summary>The order's or member's currency is none of the program's.</summary>
    CurrencyUnknown,

    /// <summary>The program has no referrals.</summary>
    ReferralsNotOffered,

    /// <summary>The referral code is nobody's.</summary>
    ReferralCodeUnknown,

    /// <summary>The referral code is the member's own.</summary>
    ReferralCodeOwn,

    /// <summary>Points are paid with, and the program says nothing of their worth in that currency.</summary>
    PointsHaveNoWorth,

    /// <summary>A voucher that the order names was not used on it.</summary>
    VoucherNotUsed,

    /// <summary>The order that is returned was never awarded to this member.</summary>
    OrderUnknown,

    /// <summary>More pieces are returned than are left of the article in the order.</summary>
    PiecesExceeded,

    /// <summary>More money is returned than is left of the order.</summary>
    AmountExceeded,

    /// <summary>Nothing of the order is left to return.</summary>
    NothingLeft,

    /// <summary>The program has no rule for activities of this type.</summary>
    ActivityUnknown,

    /// <summary>The program has no such reward.</summary>
    RewardUnknown,

    /// <summary>The reward is not for the member's tier.</summary>
    RewardNotForTier,

    /// <summary>The reward cannot be had this way: its points are fixed, it is not for sale, or it has no value in the member's currency.</summary>
    RewardUnavailable,

    /// <summary>The reward is not to be had at this time.</summary>
    RewardNotNow,

    /// <summary>The member has had the reward as often as its limit allows.</summary>
    RewardLimitReached,

    /// <summary>No piece of the reward is left.</summary>
    OutOfStock,

    /// <summary>There is no such redemption.</summary>
    RedemptionUnknown,

    /// <summary>Nothing is set aside for the redemption any more: it was captured, released, or forgotten for too long.</summary>
    HoldOver,

    /// <summary>The program has no gifts between members.</summary>
    GiftsNotOffered,

    /// <summary>The one who is to get the gift is no member.</summary>
    RecipientUnknown,

    /// <summary>A gift to oneself.</summary>
    GiftToOneself,

    /// <summary>The member joined too short a time ago to give.</summary>
    GiftTooEarly,

    /// <summary>The gift is more than the member may give in a day.</summary>
    GiftLimitReached,

    /// <summary>There is no such adjustment.</summary>
    AdjustmentUnknown,

    /// <summary>The adjustment does not wait for an approval.</summary>
    AdjustmentSettled,

    /// <summary>Who proposed an adjustment cannot approve it.</summary>
    SecondPersonNeeded,

    /// <summary>The program has no invitation-only tier of this id.</summary>
    TierNotByInvitation,

    /// <summary>The invitation would end before it begins.</summary>
    InvitationEndsEarly,

    /// <summary>The member does not have its tier by this invitation.</summary>
    InvitationOver,

    /// <summary>The balance does not cover the points.</summary>
    InsufficientPoints,

    /// <summary>The points would be more than an account can hold (10^15 at once, 10^18 in all).</summary>
    TooManyPoints,
}
