using Loyalty.Domain.Money;
using NodaTime;

namespace Loyalty.Domain.Vouchers;

/// <summary>What a voucher is good for: fixed when it was issued.</summary>
public sealed record VoucherTerms
{
    /// <summary>The code that whoever has the voucher shows: unguessable, 16 characters of <c>0-9 A-Z</c> without I, L, O and U.</summary>
    public required string Code { get; init; }

    /// <summary>The reward that it stands for.</summary>
    public required string RewardId { get; init; }

    /// <summary>The order that it was bought for: it is good for no other; null: for any.</summary>
    public string? OrderId { get; init; }

    /// <summary>What it gives.</summary>
    public required VoucherKind Kind { get; init; }

    /// <summary>Percent off, above 0 and up to 100; null for the other kinds.</summary>
    public decimal? Percent { get; init; }

    /// <summary>Money, above 0, for <see cref="VoucherKind.MoneyOff"/> and <see cref="VoucherKind.GiftVoucher"/>; null for the other kinds.</summary>
    public decimal? Amount { get; init; }

    /// <summary>Currency of the amount; null where there is none.</summary>
    public Currency? Currency { get; init; }

    /// <summary>The instant from which it is good no more; <see cref="Instant.MaxValue"/>: never.</summary>
    public Instant ExpiresAt { get; init; } = Instant.MaxValue;
}

/// <summary>What a voucher gives.</summary>
public enum VoucherKind
{
    /// <summary>A percentage off one order.</summary>
    PercentOff = 1,

    /// <summary>Money off one order.</summary>
    MoneyOff = 2,

    /// <summary>Money that can be spent bit by bit.</summary>
    GiftVoucher = 3,

    /// <summary>Free shipping of one order.</summary>
    FreeShipping = 4,
}
