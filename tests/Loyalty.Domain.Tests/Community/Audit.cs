using Loyalty.Domain.Accounts;
using NodaTime;

namespace Loyalty.Domain.Tests.Community;

/// <summary>Looks over a member's ledger, event by event, as it grows.</summary>
internal sealed class Audit(CommunityMember member, EngineCommunity community)
{
    private readonly HashSet<string> happenedOnce = [];
    private readonly Dictionary<string, long> spent = [];
    private Account? account;
    private int known;

    public string? Fault()
    {
        foreach (var happened in member.Ledger.Skip(known))
        {
            var before = account;
            account = account.Evolve(happened);
            if ((FaultOf(happened, before) ?? FaultOf(account, happened) ?? FaultInSpending(happened)) is { } fault)
                return $"{happened.GetType().Name} of {happened.At}: {fault}";
        }

        known = member.Ledger.Count;
        var read = member.Read(out _)!;
        return Text(account!) != Text(member.Account!) ? $"its events make {Text(account!)} of it, and it is {Text(member.Account!)}"
            : FaultInBooks(read)
            ?? (read.NextDue(community.Catalogue) <= community.Now ? "something is due and not done"
            : read.Lots.Any(lot => lot.ExpiresAt <= community.Now) ? "an expired lot is shown"
            : null);
    }

    private static string? FaultInBooks(Account account)
    {
        var (books, pending) = (account.Books, account.Pending.Sum(lot => lot.Points));
        var came = books.Issued + books.Received + books.Restored;
        var accountedFor = account.Balance + pending + account.Held + books.Redeemed + books.Expired + books.Reversed + books.Given - account.Owed;
        return came != accountedFor ? $"{came} came and {accountedFor} are accounted for"
            : account.Owed < 0 || account.Balance < 0 || pending < 0 || account.KeptPurchases < 0 ? "a figure is below zero"
            : books.Restored > books.Redeemed ? "more came back than was spent"
            : account.Owed > 0 && account.Balance > 0 ? "points are there while some are owed"
            : account.Lots.Any(lot => lot.Points <= 0) || account.Pending.Any(lot => lot.Points <= 0) ? "a lot is empty"
            : null;
    }

    /// <summary>The books balance after each event, and its figures are the account's.</summary>
    private static string? FaultOf(Account account, AccountEvent happened)
    {
        var alive = account.Lots.Where(lot => lot.ExpiresAt > account.Seen).Sum(lot => lot.Points);
        var figures = new Figures(alive, account.Pending.Sum(lot => lot.Points), account.Held, account.Owed);
        return happened.After != figures ? $"it says {happened.After} and is {figures}"
            : happened.Standing.Tier != account.Tier ? "its tier is not the account's"
            : FaultInBooks(account);
    }

    /// <summary>What time brings comes once and at its instant; nothing is spent that has expired.</summary>
    private string? FaultOf(AccountEvent happened, Account? before)
    {
        var at = before is null ? happened.At : Instant.Max(happened.At, before.Seen);
        var (once, due) = happened switch
        {
            AccountEvent.BirthdayCame birthday => ($"birthday {birthday.Year}", happened.At),
            AccountEvent.MembershipLasted lasted => ($"{lasted.Months} months", happened.At),
            AccountEvent.BecameAvailable available => (null, available.Lot.AvailableAt),
            AccountEvent.Expired expired => (null, expired.Lot.ExpiresAt),
            AccountEvent.ExpiryNeared neared =>
                ($"warned of {neared.Lots[^1].ExpiresAt:uuuu-MM-ddTHH:mm:ss.fffffffff}", Instant.Max(happened.At, before!.Seen)),
            AccountEvent.Released { ByTime: true } released =>
                ($"end of {released.RedemptionId}", before!.Dealings.HoldOf(released.RedemptionId)!.Until!.Value),
            AccountEvent.Released released => ($"end of {released.RedemptionId}", happened.At),
            AccountEvent.Captured captured => ($"end of {captured.Hold.RedemptionId}", happened.At),
            AccountEvent.StockRefused refused => ($"end of {refused.RedemptionId}", happened.At),
            AccountEvent.ReferralEarned { IsFriend: true } earned => ($"kept {earned.OrderId}", before!.Dealings.Referral!.KeptAt!.Value),
            AccountEvent.ReferralEarned earned => ($"friend {earned.Other} kept {earned.OrderId}", happened.At),
            AccountEvent.GiftReceived gift => ($"gift {gift.From} {gift.GiftId}", happened.At),
            AccountEvent.RedemptionReversed reversed => ($"cancelled {reversed.RedemptionId}", happened.At),
            AccountEvent.TierAssessed => (null, before!.Tier.Until!.Value),
            _ => ((string?)null, happened.At),
        };
        return once is not null && !happenedOnce.Add(once) ? $"{once} happened twice"
            : happened.At != due ? $"it was due at {due}"
            : Draws(happened).Any(lot => lot.ExpiresAt <= at) ? "an expired lot was spent"
            : null;
    }

    private static IEnumerable<Lot> Draws(AccountEvent happened) => happened switch
    {
        AccountEvent.Redeemed { Number: null } redeemed => redeemed.Draws,
        AccountEvent.PointsHeld { Number: null } held => held.Hold.Draws,
        AccountEvent.StockAsked asked => asked.Hold.Draws,
        AccountEvent.GiftSent gift => gift.Draws,
        AccountEvent.ExpiryNeared neared => neared.Lots,
        _ => [],
    };

    /// <summary>Of what a redemption spent, no more comes back than it was.</summary>
    private string? FaultInSpending(AccountEvent happened)
    {
        switch (happened)
        {
            case AccountEvent.Redeemed redeemed:
                spent[redeemed.RedemptionId] = redeemed.Draws.Sum(lot => lot.Points);
                return null;
            case AccountEvent.Captured captured:
                spent[captured.Hold.RedemptionId] = captured.Hold.Draws.Sum(lot => lot.Points);
                return null;
            case AccountEvent.RedemptionReversed reversed:
                return GiveBack(reversed.RedemptionId, reversed.Restitution.Points);
            case AccountEvent.Returned { PaymentsBack: { } payments }:
                return payments.Select(back => GiveBack(back.RedemptionId, back.Restitution.Points)).FirstOrDefault(fault => fault is not null);
            default:
                return null;
        }
    }

    private string? GiveBack(string redemptionId, long points) =>
        (spent[redemptionId] -= points) < 0 ? $"more comes back of {redemptionId} than it spent" : null;

    private static string Text(Account account) =>
        $"{account.Tier} {account.Books} {account.Owed} {account.LifetimePoints} {account.KeptPurchases} {account.Seen} {account.LastActivity} "
        + $"{string.Join(' ', account.Lots)} {string.Join(' ', account.Pending)} {account.Held} {account.Dealings.Outbox.Sent} "
        + $"{string.Join(' ', account.Dealings.Outbox.Waiting.Select(waiting => waiting.Number))}";
}
