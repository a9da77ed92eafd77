using System.Collections.Immutable;
using System.Diagnostics;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Pricing;

namespace Loyalty.Grains.Members;

/// <summary>
/// Ledger entries of what passes between members and other grains, and of what staff do. Points that are set aside have not left: they
/// move when they are captured. Points that have expired by the time they come back expire at once.
/// </summary>
internal static class DealingEntries
{
    public static LedgerEntry Entry(AccountEvent happened, long version) => happened switch
    {
        AccountEvent.Described described => Described(described, version),
        AccountEvent.PointsHeld held => Held(happened, held.Hold, version, "hold"),
        AccountEvent.StockAsked asked => Held(happened, asked.Hold, version, "stock") with { Reason = "a piece of the stock is asked for" },
        AccountEvent.StockRefused refused => Back(happened, refused.Restitution, version, "stock") with
        {
            Id = refused.RedemptionId,
            Reason = "no piece is left",
        },
        AccountEvent.Captured captured => Spent(happened, captured.Hold, version),
        AccountEvent.Released released => Back(happened, released.Restitution, version, "release") with
        {
            Id = released.RedemptionId,
            Reason = Joined(released.ByTime ? "not captured in time" : null, Expired(released.Restitution)),
        },
        AccountEvent.RedemptionReversed reversed => Received(happened, reversed.Restitution, version, "cancellation") with
        {
            Id = reversed.RedemptionId,
        },
        AccountEvent.GiftSent gift => Receipts.Broken(Receipts.Blank(gift, version, "gift"), [new Share("gift", null, -gift.Draws.Sum(lot => lot.Points))]) with
        {
            Id = gift.GiftId,
            Points = -gift.Draws.Sum(lot => lot.Points),
            Other = gift.To,
        },
        AccountEvent.GiftReceived gift => Received(happened, gift.Gift, version, "gift-received") with { Id = gift.GiftId, Other = gift.From },
        AccountEvent.GiftBounced gift => Received(happened, gift.Restitution, version, "gift-returned") with { Id = gift.GiftId, Other = gift.To },
        AccountEvent.ReferralEarned referral => Receipts.Earned(Receipts.Blank(happened, version, "referral"), referral.Earning) with
        {
            OrderId = referral.IsFriend ? referral.OrderId : null,
            Other = referral.Other,
        },
        AccountEvent.ReferralReversed referral => Taken(happened, referral.Reversal, version, "referral-return", "referral") with
        {
            OrderId = referral.IsFriend ? referral.OrderId : null,
            Other = referral.Other,
        },
        _ => ByStaff(happened, version),
    };

    private static LedgerEntry ByStaff(AccountEvent happened, long version) => happened switch
    {
        AccountEvent.AdjustmentProposed { Proposal: var proposal } => Receipts.Blank(happened, version, "adjustment") with
        {
            Id = proposal.AdjustmentId,
            Reason = $"{proposal.Points} points wait for a second approval: {proposal.Reason}",
        },
        AccountEvent.Adjusted { Earning: { } earning } adjusted => Receipts.Earned(Receipts.Blank(happened, version, "adjustment"), earning) with
        {
            Id = adjusted.AdjustmentId,
            Reason = adjusted.Reason,
        },
        AccountEvent.Adjusted { Reversal: { } reversal } adjusted => Taken(happened, reversal, version, "adjustment", "adjustment") with
        {
            Id = adjusted.AdjustmentId,
            Reason = adjusted.Reason,
        },
        AccountEvent.Frozen frozen => Receipts.Blank(happened, version, frozen.IsFrozen ? "freeze" : "unfreeze") with
        {
            Id = frozen.FreezeId,
            Reason = frozen.Reason,
        },
        AccountEvent.Invited invited => Receipts.Blank(happened, version, "invitation") with
        {
            Id = invited.InvitationId,
            Reason = invited.Tier,
            ExpiresAt = Views.Time(invited.Until),
        },
        AccountEvent.Withdrawn withdrawn => Receipts.Blank(happened, version, "invitation") with
        {
            Id = withdrawn.InvitationId,
            Reason = $"{withdrawn.Before} → {withdrawn.Standing.Tier.Id}",
        },
        AccountEvent.EffectConfirmed => Receipts.Blank(happened, version, "delivery"),
        _ => throw new UnreachableException($"No entry for {happened.GetType()}."),
    };

    private static LedgerEntry Described(AccountEvent.Described described, long version)
    {
        var blank = Receipts.Blank(described, version, "profile") with { Id = described.ChangeId };
        return described.Birthday is { } birthday ? Receipts.Earned(blank, birthday) with { Id = described.ChangeId } : blank;
    }

    private static LedgerEntry Held(AccountEvent happened, Hold hold, long version, string kind) => Receipts.Blank(happened, version, kind) with
    {
        Id = hold.RedemptionId,
        OrderId = hold.OrderId,
        Rule = hold.RewardId,
        Reason = $"{hold.Draws.Sum(lot => lot.Points)} points are set aside",
    };

    private static LedgerEntry Spent(AccountEvent happened, Hold hold, long version)
    {
        var points = -hold.Draws.Sum(lot => lot.Points);
        return Receipts.Broken(Receipts.Blank(happened, version, "capture"), [new Share(hold.RewardId ?? "payment", null, points)]) with
        {
            Id = hold.RedemptionId,
            OrderId = hold.OrderId,
            Points = points,
        };
    }

    /// <summary>Points that were set aside come back: only what has expired meanwhile goes.</summary>
    private static LedgerEntry Back(AccountEvent happened, Restitution restitution, long version, string kind) =>
        Receipts.Blank(happened, version, kind) with { Points = -restitution.Expired, Reason = Expired(restitution) };

    /// <summary>Points come from elsewhere.</summary>
    private static LedgerEntry Received(AccountEvent happened, Restitution restitution, long version, string kind)
    {
        var points = restitution.Lots.Sum(lot => lot.Points);
        var shares = points == 0 ? ImmutableArray<Share>.Empty : [new Share(kind, null, points)];
        return Receipts.Broken(Receipts.Blank(happened, version, kind), shares) with { Points = points, Reason = Expired(restitution) };
    }

    private static LedgerEntry Taken(AccountEvent happened, Reversal reversal, long version, string kind, string rule) =>
        Receipts.Broken(Receipts.Blank(happened, version, kind), reversal.Taken == 0 ? [] : [new Share(rule, null, -reversal.Taken)]) with
        {
            Points = -reversal.Taken,
        };

    private static string? Expired(Restitution restitution) =>
        restitution.Expired > 0 ? $"{restitution.Expired} points had expired meanwhile" : null;

    private static string? Joined(string? one, string? other) => one is null || other is null ? one ?? other : $"{one}; {other}";
}
