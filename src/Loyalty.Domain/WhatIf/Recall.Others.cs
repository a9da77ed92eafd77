using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;

namespace Loyalty.Domain.WhatIf;

/// <content>What stock and other members answered, and what staff did.</content>
internal sealed partial class Recall
{
    /// <summary>Of no effect: that others have done what was asked changes nothing in the account.</summary>
    private const long NoNumber = 0;

    /// <summary>What the stock answered; null where nothing waits for it in this life.</summary>
    private static AccountCommand.Confirm? Stock(Account? account, string redemptionId, EffectOutcome outcome) =>
        Confirm(account, effect => effect is Effect.TakeStock taken && taken.RedemptionId == redemptionId, outcome);

    /// <summary>That a gift found nobody; null where it was not given in this life.</summary>
    private static AccountCommand.Confirm? Bounce(Account? account, string giftId) =>
        Confirm(account, effect => effect is Effect.DeliverGift gift && gift.GiftId == giftId, EffectOutcome.Refused);

    private static AccountCommand.Confirm? Confirm(Account? account, Predicate<Effect> isAsked, EffectOutcome outcome) =>
        account?.Dealings.Outbox.Waiting.FirstOrDefault(outgoing => isAsked(outgoing.Effect)) is { } waiting
            ? new AccountCommand.Confirm(waiting.Number, outcome)
            : null;

    /// <summary>What came: the part that had expired on the way expires again.</summary>
    private static ImmutableArray<Lot> Lots(AccountEvent.GiftReceived gift) => gift.Gift.Expired == 0
        ? gift.Gift.Lots
        : gift.Gift.Lots.Insert(0, new Lot(gift.At, gift.Gift.Expired));

    /// <summary>A proposal is one where the changed program asks for a second person; else what counts is the approval.</summary>
    private AccountCommand.Adjust? Propose(Proposal proposal) =>
        changed.Program.Adjustments.SecondApprovalAbove is { } limit && Math.Abs(proposal.Points) > limit
            ? new AccountCommand.Adjust(proposal.AdjustmentId, proposal.Points, proposal.Reason)
            : null;

    private static AccountCommand Adjust(AccountEvent.Adjusted adjusted, Account? account) =>
        account is not null && account.Dealings.Proposals.Any(waiting => waiting.AdjustmentId == adjusted.AdjustmentId)
            ? new AccountCommand.Approve(adjusted.AdjustmentId)
            : new AccountCommand.Adjust(
                adjusted.AdjustmentId, adjusted.Earning?.Points ?? -adjusted.Reversal!.Total, adjusted.Reason);
}
