using Loyalty.Domain.Effects;
using Loyalty.Domain.Pricing;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>What a kept purchase earns both sides of a referral.</summary>
internal static class ReferralEarning
{
    private const string Rule = "referral";

    /// <summary>The friend's reward; the referral is told, and sees to the referrer's.</summary>
    public static AccountEvent.ReferralEarned OfFriend(Account account, ReferralState referral, LoyaltyProgram program, Instant at) => new()
    {
        At = at,
        Code = referral.Code,
        IsFriend = true,
        Other = referral.Referrer,
        OrderId = referral.OrderId!,
        Earning = EarningOf(account, program, at, program.Referral?.FriendPoints ?? 0),
        IsReversible = program.Referral is { KeptFor: null },
        Effects = [new Effect.KeepReferral(referral.Code, referral.OrderId!)],
        Standing = account.Unsettled(program),
    };

    /// <summary>The referrer's reward.</summary>
    public static AccountEvent.ReferralEarned OfReferrer(
        Account account, AccountCommand.EarnReferral earned, LoyaltyProgram program, Instant at) => new()
    {
        At = at,
        Code = earned.Code,
        IsFriend = false,
        Other = earned.Friend,
        OrderId = earned.OrderId,
        Earning = EarningOf(account, program, at, program.Referral?.ReferrerPoints ?? 0),
        Standing = account.Unsettled(program),
    };

    private static Earning EarningOf(Account account, LoyaltyProgram program, Instant at, long points) =>
        Earnings.Of(program, account, at, points == 0 ? [] : [new Share(Rule, null, points)]) with { Counted = [] };
}
