using System.Diagnostics;
using System.Text.Json;
using Loyalty.Contracts;
using Loyalty.Domain.Referrals;

namespace Loyalty.Grains.Referrals;

/// <summary>Refusals of referral codes: the code is the case's name.</summary>
internal static class ReferralRefusals
{
    /// <summary>The code of the refusal to one who asks for another member's code.</summary>
    public const string CodeTaken = "code-taken";

    public static Refusal Of(ReferralRefusal reason) => new()
    {
        Code = JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString()),
        Detail = reason switch
        {
            ReferralRefusal.ReferralCodeUnknown => "The referral code is nobody's.",
            ReferralRefusal.CodeTaken => "The referral code is another member's.",
            ReferralRefusal.ReferralCodeOwn => "Nobody brings themselves.",
            ReferralRefusal.PurchaseReversed => "The purchase came back, as was reported before.",
            ReferralRefusal.PurchaseReported => "The purchase was reported before.",
            _ => throw new UnreachableException($"No words for {reason}."),
        },
        Status = reason == ReferralRefusal.ReferralCodeUnknown ? 404 : 422,
    };
}
