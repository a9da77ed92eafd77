using Loyalty.Domain.Accounts;

namespace Loyalty.Domain.WhatIf;

/// <summary>The ledger of a life that is lived again, with what decisions look up in it.</summary>
internal sealed class Lived
{
    private readonly List<AccountEvent> events = [];
    private readonly Dictionary<string, int> awards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AccountEvent> redemptions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Friend, string OrderId), AccountEvent.ReferralEarned> referrals = [];

    /// <summary>All events, in order.</summary>
    public IReadOnlyList<AccountEvent> Events => events;

    public void Add(IEnumerable<AccountEvent> happened)
    {
        foreach (var one in happened)
        {
            events.Add(one);
            Note(one);
        }
    }

    /// <summary>What answered a redemption, or its capture; null where there is none.</summary>
    public AccountEvent? Redemption(string redemptionId) => redemptions.GetValueOrDefault(redemptionId);

    /// <summary>The reward that a friend's order gave; null where it gave none.</summary>
    public AccountEvent.ReferralEarned? Referral(string friend, string orderId) => referrals.GetValueOrDefault((friend, orderId));

    /// <summary>An order's history, from the beginning where its lot is over; null where it was never awarded.</summary>
    public OrderHistory? Order(string orderId, Account account)
    {
        if (!awards.TryGetValue(orderId, out var place))
        {
            return null;
        }

        var award = (AccountEvent.Purchased)events[place];
        var earlier = award.Earning.ExpiresAt <= account.Seen ? events.Take(place) : [];
        var payments = (award.Payments ?? []).Select(payment => OrderPayment.Of(Redemption(payment))).OfType<OrderPayment>();
        return OrderHistory.Of(award, events.Skip(place + 1), earlier, payments);
    }

    private void Note(AccountEvent happened)
    {
        switch (happened)
        {
            case AccountEvent.Purchased award:
                awards.TryAdd(award.OrderId, events.Count - 1);
                break;
            case AccountEvent.Redeemed redeemed:
                redemptions[redeemed.RedemptionId] = redeemed;
                break;
            case AccountEvent.PointsHeld held:
                redemptions[held.Hold.RedemptionId] = held;
                break;
            case AccountEvent.Captured captured:
                redemptions[captured.Hold.RedemptionId] = captured;
                break;
            case AccountEvent.ReferralEarned { IsFriend: false } earned:
                referrals[(earned.Other, earned.OrderId)] = earned;
                break;
        }
    }
}
