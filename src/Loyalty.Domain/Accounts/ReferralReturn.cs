using Loyalty.Domain.Effects;
using Loyalty.Domain.Programs;
using NodaTime;

namespace Loyalty.Domain.Accounts;

/// <summary>The reward of a referral goes back when the purchase that earned it was not kept, where the program rewards at once.</summary>
internal static class ReferralReturn
{
    /// <summary>The friend's side, when all of the order came back; null where it has nothing to do with a reward.</summary>
    public static AccountEvent.ReferralReversed? OfFriend(Account account, string orderId, LoyaltyProgram program, Instant at)
    {
        if (account.Dealings.Referral is not { Rewarded: { } earned } referral || referral.OrderId != orderId)
        {
            return null;
        }

        return new AccountEvent.ReferralReversed
        {
            At = at,
            Code = referral.Code,
            IsFriend = true,
            Other = referral.Referrer,
            OrderId = orderId,
            EarnedAt = referral.RewardedAt ?? at,
            Reversal = Reversing.Of(account, earned, at, program.Debt),
            Effects = [new Effect.ReverseReferral(referral.Code, orderId)],
            Standing = account.Unsettled(program),
        };
    }

    /// <summary>The referrer's side.</summary>
    public static AccountEvent.ReferralReversed OfReferrer(Account account, AccountCommand.LoseReferral lost, LoyaltyProgram program, Instant at) =>
        new()
        {
            At = at,
            Code = lost.Code,
            IsFriend = false,
            Other = lost.Friend,
            OrderId = lost.OrderId,
            EarnedAt = lost.Given?.At ?? at,
            Reversal = lost.Given is { Earning: var earned } ? Reversing.Of(account, earned, at, program.Debt) : new Reversal(),
            Standing = account.Unsettled(program),
        };
}
