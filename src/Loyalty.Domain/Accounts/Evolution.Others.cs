using Loyalty.Domain.Programs;

namespace Loyalty.Domain.Accounts;

/// <content>What passes between members, and what staff do.</content>
public static partial class Evolution
{
    private static Account Apply(this Account account, AccountEvent.GiftSent gift)
    {
        var points = gift.Draws.Total();
        var counting = account.Dealings.Gifts.RemoveAll(given => given.At <= gift.CountsFrom).Add(new GiftGiven(gift.At, points));
        var sent = account with
        {
            Lots = account.Lots.Without(gift.Draws),
            Books = account.Books with { Given = account.Books.Given + points },
            Dealings = account.Dealings with { Gifts = counting },
        };
        return sent.Acted(gift.At, null, gift.MovesExpiryTo);
    }

    private static Account Apply(this Account account, AccountEvent.GiftReceived gift) => account.Receive(gift.Gift);

    private static Account Apply(this Account account, AccountEvent.GiftBounced gift) =>
        account.Confirm(gift.Number).Receive(gift.Restitution);

    private static Account Receive(this Account account, Restitution gift) => account.ComeBack(gift) with
    {
        Books = account.Books with
        {
            Received = account.Books.Received + gift.Points,
            Expired = account.Books.Expired + gift.Expired,
        },
    };

    private static Account Apply(this Account account, AccountEvent.ReferralEarned referral)
    {
        var earned = account.Earn(referral.Earning, referral);
        return !referral.IsFriend || account.Dealings.Referral is not { } state ? earned : earned with
        {
            Dealings = account.Dealings with
            {
                Referral = referral.IsReversible ? state with { KeptAt = null, Rewarded = referral.Earning, RewardedAt = referral.At } : null,
            },
        };
    }

    private static Account Apply(this Account account, AccountEvent.ReferralReversed referral)
    {
        var reversed = account.Reverse(referral.Reversal) with
        {
            Contributions = account.Contributions.Count(
                referral, referral.EarnedAt, referral.Standing.Metric == TierMetric.Points ? -referral.Reversal.Total : 0),
        };
        return referral.IsFriend ? reversed with { Dealings = account.Dealings.Unbought(referral.OrderId) } : reversed;
    }

    private static Account Apply(this Account account, AccountEvent.AdjustmentProposed proposed) =>
        account with { Dealings = account.Dealings with { Proposals = account.Dealings.Proposals.Add(proposed.Proposal) } };

    private static Account Apply(this Account account, AccountEvent.Adjusted adjusted)
    {
        var proposals = account.Dealings.Proposals.RemoveAll(proposal => proposal.AdjustmentId == adjusted.AdjustmentId);
        var settled = account with { Dealings = account.Dealings with { Proposals = proposals } };
        if (adjusted.Earning is { } earning)
        {
            return settled.Earn(earning, adjusted);
        }

        return settled.Reverse(adjusted.Reversal!) with
        {
            Contributions = account.Contributions.Count(
                adjusted, adjusted.At, adjusted.Standing.Metric == TierMetric.Points ? -adjusted.Reversal!.Total : 0),
        };
    }

    private static Account Confirm(this Account account, long number) =>
        account with { Dealings = account.Dealings with { Outbox = account.Dealings.Outbox.Confirm(number) } };

    private static Dealings Bought(this Dealings dealings, AccountEvent.Purchased purchased)
    {
        var known = dealings.Payments.IsEmpty ? dealings : dealings.WithoutPayments(purchased.OrderId);
        return purchased.ReferralKeptAt is { } keptAt && known.Referral is { } referral
            ? known with { Referral = referral with { OrderId = purchased.OrderId, KeptAt = keptAt } }
            : known;
    }

    private static Dealings WithoutPayments(this Dealings dealings, string orderId) =>
        dealings with { Payments = dealings.Payments.RemoveAll(payment => payment.OrderId == orderId) };

    /// <summary>The purchase that was to earn a referral's reward was not kept: the next one may.</summary>
    private static Dealings Unbought(this Dealings dealings, string orderId) => dealings.Referral?.OrderId == orderId
        ? dealings with { Referral = dealings.Referral with { OrderId = null, KeptAt = null, Rewarded = null, RewardedAt = null } }
        : dealings;
}
