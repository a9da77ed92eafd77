using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Model.Ledger;

/// <summary>Rewards for a friend's first purchase, once it is kept.</summary>
internal static class Referring
{
    public static IEnumerable<ReferralReward> RewardsOf(Account account) =>
        account.ForFriends.Values.Concat(new[] { account.Brought?.Reward }.OfType<ReferralReward>());

    public static void Bring(Account account, string referrer, Instant at) =>
        account.Brought = new Brought(
            referrer, account.Program.Referral!.Window is { } window ? account.Calendar.Plus(at, window) : null);

    /// <summary>The first purchase within the window may earn the reward.</summary>
    public static void NotePurchase(Account account, Purchase purchase)
    {
        if (account.Brought is { OrderId: null, IsSettled: false } brought && !(purchase.At > brought.Until))
        {
            brought.OrderId = purchase.Id;
            brought.KeptAt = account.Calendar.Plus(purchase.At, account.Program.Referral!.KeptFor);
        }
    }

    public static void RewardFriend(Account account, Instant instant)
    {
        if (account.Brought is not { KeptAt: { } keptAt } brought || keptAt > instant)
        {
            return;
        }

        var reward = Give(account, keptAt, account.Program.Referral!.Friend, isDue: true);
        account.Errands.Add(new Errand.FriendKept(brought.Referrer, account.Id, brought.OrderId!));
        brought.KeptAt = null;
        brought.IsSettled = account.Program.Referral.KeptFor is not null;
        brought.Reward = brought.IsSettled ? null : reward;
    }

    /// <summary>Nothing of an order is kept: what it earned by the referral goes, and the next purchase may earn it.</summary>
    public static void NoteGoneBack(Account account, string orderId)
    {
        if (account.Brought is not { IsSettled: false } brought || brought.OrderId != orderId)
        {
            return;
        }

        if (brought.Reward is { } reward)
        {
            TakeBack(account, reward);
            account.Errands.Add(new Errand.FriendWentBack(brought.Referrer, account.Id, orderId));
        }

        (brought.OrderId, brought.KeptAt, brought.Reward) = (null, null, null);
    }

    public static void Credit(Account account, Instant at, Errand.Credit credit) =>
        account.ForFriends.Add(
            (credit.Friend, credit.OrderId), Give(account, at, account.Program.Referral!.Referrer, isDue: false));

    public static void Debit(Account account, Errand.Debit debit)
    {
        if (account.ForFriends.Remove((debit.Friend, debit.OrderId), out var reward))
        {
            TakeBack(account, reward);
        }
    }

    private static ReferralReward Give(Account account, Instant at, long points, bool isDue)
    {
        var award = new Award(null, at, null, null, points, isDue);
        account.Awards.Add(award);
        var (availableAt, expiresAt) = Giving.Earn(account, at, points);
        return new ReferralReward(award, availableAt) { ExpiresAt = expiresAt };
    }

    /// <summary>A reward whose time is over is let go, whether it was spent or has expired.</summary>
    private static void TakeBack(Account account, ReferralReward reward)
    {
        account.Awards.RemoveAll(award => ReferenceEquals(award, reward.Award));
        if (reward.ExpiresAt > account.Clock)
        {
            Returning.TakePoints(account, reward.AvailableAt, reward.ExpiresAt, reward.Award.Points);
        }
    }
}
