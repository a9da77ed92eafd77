using System.Diagnostics;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Orders;

namespace Loyalty.Domain.WhatIf;

/// <summary>
/// What was asked of an account, recalled from what happened to it: to be asked for each event of a ledger, in order. What came from
/// others is taken as it came; what stock and receivers answered, as they answered.
/// </summary>
internal sealed partial class Recall(ChangedProgram changed)
{
    private readonly Dictionary<string, (Order Order, GoneBack GoneBack)> orders = new(StringComparer.Ordinal);

    /// <summary>The command that an event granted, at its time; null for what time did.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="account">The account that is lived again; null before it joined.</param>
    public AccountCommand? CommandOf(AccountEvent happened, Account? account) =>
        (OfShop(happened, account) ?? OfOthers(happened, account)) is { } command
            ? command with { OccurredAt = happened.At, Content = happened.Content, Actor = happened.Actor }
            : null;

    /// <summary>What is to be asked next, where the changed program takes two steps for what took one; null: nothing.</summary>
    /// <param name="happened">The event that the ledger holds.</param>
    /// <param name="lived">What it came to.</param>
    /// <param name="account">The account after that.</param>
    public static AccountCommand? NextOf(AccountEvent happened, AccountEvent lived, Account account) => (happened, lived) switch
    {
        (not AccountEvent.StockAsked, AccountEvent.StockAsked { Hold.RedemptionId: var id }) =>
            Stock(account, id, EffectOutcome.Done) is { } taken ? taken with { OccurredAt = happened.At } : null,
        (AccountEvent.Adjusted, AccountEvent.AdjustmentProposed { Proposal: var proposal }) =>
            new AccountCommand.Approve(proposal.AdjustmentId) { OccurredAt = happened.At, Actor = $"not {proposal.Actor}" },
        _ => null,
    };

    private AccountCommand? OfShop(AccountEvent happened, Account? account) => happened switch
    {
        AccountEvent.Enrolled enrolled => Enrol(enrolled),
        AccountEvent.Described described => new AccountCommand.Describe(described.ChangeId, described.Member),
        AccountEvent.Purchased purchased => Purchase(purchased),
        AccountEvent.Returned returned => Return(returned),
        AccountEvent.ActivityDone activity => new AccountCommand.Act(activity.ActivityId, activity.Type, activity.Subject),
        AccountEvent.Redeemed { Number: null } redeemed =>
            Redeem(redeemed.RedemptionId, redeemed.RewardId, redeemed.OrderId, redeemed.Draws.Total()),
        AccountEvent.PointsHeld { Number: null, Hold: var hold } => Redeem(hold) with { Hold = true },
        AccountEvent.StockAsked { Hold: var hold } => Redeem(hold) with { Hold = hold.IsTwoStep },
        AccountEvent.Redeemed redeemed => Stock(account, redeemed.RedemptionId, EffectOutcome.Done),
        AccountEvent.PointsHeld { Hold: var hold } => Stock(account, hold.RedemptionId, EffectOutcome.Done),
        AccountEvent.StockRefused refused => Stock(account, refused.RedemptionId, EffectOutcome.Refused),
        AccountEvent.Captured { Hold: var hold } => new AccountCommand.Capture(hold.RedemptionId),
        AccountEvent.Released { ByTime: false } released => new AccountCommand.Release(released.RedemptionId),
        AccountEvent.RedemptionReversed reversed => new AccountCommand.Restore(reversed.RedemptionId),
        AccountEvent.GiftSent gift => new AccountCommand.Give(gift.GiftId, gift.To, gift.Draws.Total()) { IsKnown = true },
        _ => null,
    };

    private AccountCommand? OfOthers(AccountEvent happened, Account? account) => happened switch
    {
        AccountEvent.GiftReceived gift => new AccountCommand.ReceiveGift(gift.GiftId, gift.From, Lots(gift)),
        AccountEvent.GiftBounced gift => Bounce(account, gift.GiftId),
        AccountEvent.ReferralEarned { IsFriend: false } earned =>
            new AccountCommand.EarnReferral(earned.Code, earned.Other, earned.OrderId),
        AccountEvent.ReferralReversed { IsFriend: false } lost =>
            new AccountCommand.LoseReferral(lost.Code, lost.Other, lost.OrderId),
        AccountEvent.EffectConfirmed => new AccountCommand.Confirm(NoNumber, EffectOutcome.Done),
        AccountEvent.AdjustmentProposed { Proposal: var proposal } => Propose(proposal),
        AccountEvent.Adjusted adjusted => Adjust(adjusted, account),
        AccountEvent.Frozen frozen => new AccountCommand.Freeze(frozen.FreezeId, frozen.IsFrozen, frozen.Reason),
        AccountEvent.Invited invited => new AccountCommand.Invite(invited.InvitationId, invited.Tier, invited.Until),
        AccountEvent.Withdrawn withdrawn => new AccountCommand.Withdraw(withdrawn.InvitationId),
        AccountEvent.Redeemed or AccountEvent.PointsHeld or AccountEvent.StockRefused => null, // no stock is asked in this life
        AccountEvent.Released or AccountEvent.ReferralEarned or AccountEvent.ReferralReversed => null,
        AccountEvent.BecameAvailable or AccountEvent.Expired or AccountEvent.BirthdayCame or AccountEvent.MembershipLasted => null,
        AccountEvent.TierAssessed or AccountEvent.ExpiryNeared => null,
        _ => throw new UnreachableException($"No recollection of {happened.GetType()}."),
    };
}
