using System.Diagnostics;

namespace Loyalty.Domain.Vouchers;

/// <summary>What events make of a voucher.</summary>
public static class VoucherEvolution
{
    /// <summary>The voucher after an event; null before it was issued.</summary>
    public static Voucher Evolve(this Voucher? voucher, VoucherEvent happened)
    {
        if (happened is VoucherEvent.Issued issued)
        {
            return new Voucher { Terms = issued.Terms, Member = issued.Member, RedemptionId = issued.RedemptionId };
        }

        var before = voucher ?? throw new InvalidOperationException("A voucher's first event is its issue.");
        var after = happened switch
        {
            VoucherEvent.Used used => before with
            {
                Uses = before.Uses.Add(new VoucherUse(used.UseId, used.OrderId, used.Amount, used.At)),
            },
            VoucherEvent.Cancelled => before with { CancelledAt = happened.At },
            VoucherEvent.EffectConfirmed confirmed => before with { Outbox = before.Outbox.Confirm(confirmed.Number) },
            _ => throw new UnreachableException($"No evolution for {happened.GetType()}."),
        };
        return happened.Effects is { } effects ? after with { Outbox = after.Outbox.Post(effects) } : after;
    }
}
