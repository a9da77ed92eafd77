using System.Diagnostics;
using Loyalty.Domain.Effects;
using NodaTime;

namespace Loyalty.Domain.Vouchers;

/// <summary>Decides commands on a voucher.</summary>
public static class VoucherDeciding
{
    /// <summary>What a voucher, or none yet, makes of a command. Pure: the same arguments, the same decision.</summary>
    public static VoucherDecision Decide(this Voucher? voucher, VoucherCommand command, Instant now) => command switch
    {
        VoucherCommand.Issue issue => Issue(voucher, issue, now),
        _ when voucher is null => new VoucherDecision.Refused(VoucherRefusal.VoucherUnknown),
        VoucherCommand.Use use => Use(voucher, use, now),
        VoucherCommand.Cancel cancel => Cancel(voucher, cancel, now),
        VoucherCommand.Confirm confirm => Granted(new VoucherEvent.EffectConfirmed { At = now, Number = confirm.Number }, command),
        _ => throw new UnreachableException($"No decision for {command.GetType()}."),
    };

    private static VoucherDecision Issue(Voucher? voucher, VoucherCommand.Issue issue, Instant now) => voucher is null
        ? Granted(
            new VoucherEvent.Issued { At = now, Terms = issue.Terms, Member = issue.Member, RedemptionId = issue.RedemptionId }, issue)
        : new VoucherDecision.Refused(VoucherRefusal.VoucherCodeTaken);

    private static VoucherDecision Use(Voucher voucher, VoucherCommand.Use use, Instant now)
    {
        if (Over(voucher, voucher.IsUsedUp, now) is { } reason)
        {
            return new VoucherDecision.Refused(reason);
        }

        if (voucher.Terms.OrderId is { } boughtFor && boughtFor != use.OrderId)
        {
            return new VoucherDecision.Refused(VoucherRefusal.VoucherForOtherOrder);
        }

        if (use.Amount is { } told && voucher.Terms.Currency is { } currency && decimal.Round(told, currency.MinorUnits) != told)
        {
            return new VoucherDecision.Refused(VoucherRefusal.AmountTooFine);
        }

        return use.Amount > voucher.Left
            ? new VoucherDecision.Refused(VoucherRefusal.VoucherAmountExceeded, voucher.Left, use.Amount)
            : Granted(
                new VoucherEvent.Used { At = now, UseId = use.UseId, OrderId = use.OrderId, Amount = use.Amount ?? voucher.Left }, use);
    }

    private static VoucherDecision Cancel(Voucher voucher, VoucherCommand.Cancel cancel, Instant now)
    {
        if (Over(voucher, !voucher.Uses.IsEmpty, now) is { } reason)
        {
            return new VoucherDecision.Refused(reason);
        }

        return Granted(
            new VoucherEvent.Cancelled
            {
                At = now,
                CancelId = cancel.CancelId,
                Reason = cancel.Reason,
                Actor = cancel.Actor,
                Effects = voucher.RedemptionId is { } redemption ? [new Effect.RestoreRedemption(voucher.Member, redemption)] : null,
            },
            cancel);
    }

    /// <summary>Why nothing can be done with it any more; null where something can.</summary>
    private static VoucherRefusal? Over(Voucher voucher, bool isUsed, Instant now) =>
        voucher.CancelledAt is not null ? VoucherRefusal.VoucherCancelled
        : isUsed ? VoucherRefusal.VoucherUsed
        : voucher.Terms.ExpiresAt <= now ? VoucherRefusal.VoucherExpired
        : null;

    private static VoucherDecision.Granted Granted(VoucherEvent happened, VoucherCommand command) =>
        new(happened with { Content = command.Content });
}
