using System.Collections.Immutable;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Pricing;

namespace Loyalty.Grains.Members;

/// <summary>Receipts and ledger entries, each computed from its event alone: the same for ever.</summary>
internal static class Receipts
{
    public static Receipt Of(AccountEvent happened, long version, string? memberId)
    {
        var entry = Entry(happened, version);
        return new Receipt
        {
            Id = entry.Id ?? "",
            Kind = entry.Kind,
            MemberId = memberId,
            Points = entry.Points,
            Pending = happened.After.Pending,
            Breakdown = entry.Breakdown,
            Balance = happened.After.Balance,
            Owed = happened.After.Owed,
            Tier = Views.Tier(happened.Standing),
            Progress = Views.Progress(happened.Standing),
            Version = version,
            At = entry.At,
            Voucher = ReceiptVouchers.First(happened),
            MoreVouchers = ReceiptVouchers.Others(happened),
            Held = happened.After.Held,
            Restored = entry.Restored,
            Status = happened switch
            {
                AccountEvent.PointsHeld => "held",
                AccountEvent.AdjustmentProposed => "awaiting-approval",
                _ => null,
            },
        };
    }

    public static LedgerEntry Entry(AccountEvent happened, long version) => happened switch
    {
        AccountEvent.Enrolled { Birthday: { } birthday } enrolled => Earned(Blank(enrolled, version, "enrolment"), birthday),
        AccountEvent.Enrolled => Blank(happened, version, "enrolment"),
        AccountEvent.Purchased { OrderId: var id } purchased => Earned(Blank(happened, version, "purchase", id, id), purchased.Earning),
        AccountEvent.Returned returned => Broken(Blank(happened, version, "return"), Taken(returned)) with
        {
            Id = returned.ReturnId,
            OrderId = returned.OrderId,
            Points = -returned.Reversal.Taken,
            Restored = Restored(returned.PaymentsBack),
            Reason = returned.Reversal.LetGo > 0 ? $"{returned.Reversal.LetGo} points that were gone already are let go" : null,
        },
        AccountEvent.ActivityDone activity => Earned(Blank(happened, version, "activity"), activity.Earning) with
        {
            Id = activity.ActivityId,
            Reason = activity.Type,
        },
        AccountEvent.Redeemed redeemed => Redeemed(redeemed, version),
        AccountEvent.BecameAvailable available => Blank(happened, version, "available") with
        {
            Reason = $"{available.Lot.Points} points became spendable",
            ExpiresAt = Views.Time(available.Lot.ExpiresAt),
        },
        AccountEvent.Expired expired => Blank(happened, version, "expiry") with
        {
            Points = -expired.Lot.Points,
            ExpiresAt = Views.Time(expired.Lot.ExpiresAt),
        },
        AccountEvent.ExpiryNeared neared => Blank(happened, version, "expiry-warning") with
        {
            Reason = $"{neared.Lots.Sum(lot => lot.Points)} points are about to expire",
            ExpiresAt = Views.Time(neared.Lots[0].ExpiresAt),
        },
        AccountEvent.BirthdayCame birthday => Earned(Blank(happened, version, "birthday"), birthday.Earning),
        AccountEvent.MembershipLasted lasted => Earned(Blank(happened, version, "membership"), lasted.Earning),
        AccountEvent.TierAssessed assessed => Blank(happened, version, "tier") with
        {
            Reason = $"{assessed.Before} → {assessed.Standing.Tier.Id}",
        },
        _ => DealingEntries.Entry(happened, version),
    };

    private static long? Restored(ImmutableArray<PaymentBack>? payments) =>
        payments?.Sum(back => back.Restitution.Lots.Sum(lot => lot.Points)) is { } points and > 0 ? points : null;

    internal static LedgerEntry Blank(
        AccountEvent happened, long version, string kind, string? id = null, string? orderId = null) => new()
    {
        Id = id,
        OrderId = orderId,
        Version = version,
        At = happened.At.ToDateTimeOffset(),
        Kind = kind,
        Balance = happened.After.Balance,
        Owed = happened.After.Owed,
        Held = happened.After.Held,
        Actor = happened.Actor,
        Vouchers = ReceiptVouchers.All(happened),
    };

    internal static LedgerEntry Earned(LedgerEntry entry, Earning earning)
    {
        var (lines, points) = (Lines(earning.Breakdown), earning.Points);
        return entry with
        {
            Points = points,
            ExpiresAt = points > 0 ? Views.Time(earning.ExpiresAt) : null,
            Rule = Only(lines, static line => line.Rule),
            Promotion = Only(lines, static line => line.Promotion),
            Breakdown = lines,
        };
    }

    private static LedgerEntry Redeemed(AccountEvent.Redeemed redeemed, long version)
    {
        var points = -redeemed.Draws.Sum(draw => draw.Points);
        return Broken(Blank(redeemed, version, "redemption"), [new Share(redeemed.RewardId ?? "payment", null, points)]) with
        {
            Id = redeemed.RedemptionId,
            OrderId = redeemed.OrderId,
            Points = points,
        };
    }

    /// <summary>What a return takes by rule; where a part is let go, the breakdown says so, so that it still adds up.</summary>
    private static ImmutableArray<Share> Taken(AccountEvent.Returned returned) => returned.Reversal.LetGo == 0
        ? returned.Breakdown
        : returned.Breakdown.Add(new Share("let-go", null, returned.Reversal.LetGo));

    internal static LedgerEntry Broken(LedgerEntry entry, ImmutableArray<Share> shares)
    {
        var lines = Lines(shares);
        return entry with
        {
            Rule = Only(lines, static line => line.Rule),
            Promotion = Only(lines, static line => line.Promotion),
            Breakdown = lines,
        };
    }

    private static BreakdownLine[] Lines(ImmutableArray<Share> shares)
    {
        var lines = new BreakdownLine[shares.Length];
        for (var place = 0; place < lines.Length; place++)
        {
            var share = shares[place];
            lines[place] = new BreakdownLine { Rule = share.Rule, Promotion = share.Promotion, Points = share.Points };
        }

        return lines;
    }

    /// <summary>The one rule or promotion that all lines which name any have in common.</summary>
    private static string? Only(BreakdownLine[] lines, Func<BreakdownLine, string?> nameOf)
    {
        string? only = null;
        foreach (var line in lines)
        {
            if (nameOf(line) is { } name)
            {
                if (only is not null && only != name)
                {
                    return null;
                }

                only = name;
            }
        }

        return only;
    }
}
