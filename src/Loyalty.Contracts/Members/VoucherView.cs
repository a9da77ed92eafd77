namespace Loyalty.Contracts.Members;

/// <summary>A voucher.</summary>
[GenerateSerializer, Alias("loyalty.VoucherView"), Immutable]
public sealed record VoucherView
{
    /// <summary>The code that whoever has the voucher shows: unguessable.</summary>
    [Id(0)]
    public required string Code { get; init; }

    /// <summary><c>percentOff</c>, <c>moneyOff</c>, <c>giftVoucher</c> or <c>freeShipping</c>.</summary>
    [Id(1)]
    public required string Kind { get; init; }

    /// <summary>The reward that it stands for.</summary>
    [Id(2)]
    public required string RewardId { get; init; }

    /// <summary>Percent off; null for the other kinds.</summary>
    [Id(3)]
    public decimal? Percent { get; init; }

    /// <summary>Money that it was issued for; null for the other kinds.</summary>
    [Id(4)]
    public decimal? Amount { get; init; }

    /// <summary>Currency of the amount.</summary>
    [Id(5)]
    public string? Currency { get; init; }

    /// <summary>The instant from which it is good no more; null: never.</summary>
    [Id(6)]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The order that it was bought for: it is good for no other; null: for any.</summary>
    [Id(10)]
    public string? OrderId { get; init; }

    /// <summary><c>open</c>, <c>used</c>, <c>cancelled</c> or <c>expired</c>; null in a receipt.</summary>
    [Id(7)]
    public string? State { get; init; }

    /// <summary>Money left; null where it is not of money, or in a receipt.</summary>
    [Id(8)]
    public decimal? Left { get; init; }

    /// <summary>Its uses, oldest first; null in a receipt.</summary>
    [Id(9)]
    public VoucherUseView[]? Uses { get; init; }
}

/// <summary>One use of a voucher.</summary>
[GenerateSerializer, Alias("loyalty.VoucherUseView"), Immutable]
public sealed record VoucherUseView
{
    /// <summary>The checkout's id of the use.</summary>
    [Id(0)]
    public required string UseId { get; init; }

    /// <summary>The order that it was used on.</summary>
    [Id(1)]
    public required string OrderId { get; init; }

    /// <summary>Money that it paid; null where it is not of money and none was told.</summary>
    [Id(2)]
    public decimal? Amount { get; init; }

    /// <summary>When.</summary>
    [Id(3)]
    public DateTimeOffset At { get; init; }
}
