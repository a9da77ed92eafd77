namespace Loyalty.Domain.Referrals;

/// <summary>Why a referral code refuses, in order of precedence: of several reasons the first is told.</summary>
public enum ReferralRefusal
{
    /// <summary>The code is nobody's.</summary>
    ReferralCodeUnknown = 1,

    /// <summary>The code is another member's.</summary>
    CodeTaken,

    /// <summary>The friend is the member whose code it is.</summary>
    ReferralCodeOwn,

    /// <summary>The purchase came back, as was reported before.</summary>
    PurchaseReversed,

    /// <summary>The purchase was reported before, by another report of the same kind.</summary>
    PurchaseReported,
}
