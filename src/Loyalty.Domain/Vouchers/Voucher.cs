using System.Collections.Immutable;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;
using NodaTime;

namespace Loyalty.Domain.Vouchers;

/// <summary>A voucher: what its events add up to. Immutable; changed by <see cref="VoucherEvolution.Evolve"/> alone.</summary>
public sealed record Voucher
{
    /// <summary>What it is good for.</summary>
    public required VoucherTerms Terms { get; init; }

    /// <summary>Id of the member who got it.</summary>
    public required string Member { get; init; }

    /// <summary>The member's redemption that paid for it; null where a rule gave it.</summary>
    public string? RedemptionId { get; init; }

    /// <summary>Its uses, oldest first.</summary>
    public ImmutableArray<VoucherUse> Uses { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>When it was cancelled; null: it was not.</summary>
    public Instant? CancelledAt { get; init; }

    /// <summary>Effects that are not confirmed yet.</summary>
    public Outbox Outbox { get; init => field = value ?? Outbox.Empty; } = Outbox.Empty;

    /// <summary>Money that is left, 0 or more, whether or not it has expired; null where it is not of money.</summary>
    public decimal? Left => Terms.Amount is not { } amount ? null
        : CancelledAt is not null ? 0
        : IsBitByBit ? amount - Uses.Sum(use => use.Amount ?? 0)
        : Uses.IsEmpty ? amount : 0;

    /// <summary>Whether nothing of it is left to use.</summary>
    public bool IsUsedUp => IsBitByBit ? Left <= 0 : !Uses.IsEmpty;

    private bool IsBitByBit => Terms.Kind == VoucherKind.GiftVoucher;

    /// <summary>How it stands at an instant: what has expired at that instant is gone.</summary>
    public VoucherState StateAt(Instant now) => CancelledAt is not null ? VoucherState.Cancelled
        : IsUsedUp ? VoucherState.Used
        : Terms.ExpiresAt <= now ? VoucherState.Expired
        : VoucherState.Open;

    /// <summary>What it paid of an order.</summary>
    public VoucherPayment PaymentOf(string orderId)
    {
        var uses = Uses.Where(use => use.OrderId == orderId).ToList();
        return new VoucherPayment(uses.Count > 0, Terms.Currency, uses.Sum(use => use.Amount ?? 0));
    }
}

/// <summary>One use of a voucher.</summary>
/// <param name="UseId">The checkout's id of it.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Amount">Money that it paid, above 0; null where it is not of money and the checkout told none.</param>
/// <param name="At">When.</param>
public sealed record VoucherUse(string UseId, string OrderId, decimal? Amount, Instant At);

/// <summary>How a voucher stands.</summary>
public enum VoucherState
{
    /// <summary>Good.</summary>
    Open = 1,

    /// <summary>Nothing of it is left.</summary>
    Used,

    /// <summary>Ended by staff.</summary>
    Cancelled,

    /// <summary>Its time is over, and something of it was left.</summary>
    Expired,
}
