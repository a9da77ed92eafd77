namespace Loyalty.Domain.Accounts;

/// <summary>Why an account refuses a command, in order of precedence: of several reasons the first is told.</summary>
public enum AccountRefusal
{
    /// <summary>There is no such member.</summary>
    MemberUnknown = 1,

    /// <summary>The event time is more than five minutes ahead of the clock.</summary>
    OccurredInFuture,

    /// <summary>The order's or member's currency is none of the program's.</summary>
    CurrencyUnknown,

    /// <summary>Points are paid with, and the program says nothing of their worth in that currency.</summary>
    PointsHaveNoWorth,

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

    /// <summary>The reward cannot be had this way: its points are fixed, or its stock is not kept by this engine.</summary>
    RewardUnavailable,

    /// <summary>The balance does not cover the points.</summary>
    InsufficientPoints,

    /// <summary>The points would be more than an account can hold (10^15 at once, 10^18 in all).</summary>
    TooManyPoints,
}
