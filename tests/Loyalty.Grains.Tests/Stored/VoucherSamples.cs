using Loyalty.Domain.Effects;
using Loyalty.Domain.Money;
using Loyalty.Domain.Stock;
using Loyalty.Domain.Vouchers;
using NodaTime;

namespace Loyalty.Grains.Tests.Stored;

/// <summary>One of each thing that is stored of vouchers and stocks, with every field told.</summary>
internal static class VoucherSamples
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 10, 15, 0) + Duration.FromTicks(1);

    public static readonly VoucherEvent[] Events =
    [
        new VoucherEvent.Issued { At = At, Terms = Terms, Member = "anna", RedemptionId = "x-1" },
        new VoucherEvent.Used { At = At, UseId = "u-1", OrderId = "1001", Amount = 12.50m, Content = Content },
        new VoucherEvent.Cancelled
        {
            At = At, CancelId = "c-1", Reason = "by mistake", Actor = "eve", Content = Content,
            Effects = [new Effect.RestoreRedemption("anna", "x-1")],
        },
        new VoucherEvent.EffectConfirmed { At = At, Number = 1 },
    ];

    public static readonly StockEvent[] StockEvents =
    [
        new StockEvent.Taken { At = At, EffectId = "member/storefront/anna#1", Pieces = 2, After = new StockFigures(5, 195) },
        new StockEvent.Refused
        {
            At = At, EffectId = "member/storefront/anna#2", Pieces = 2, After = new StockFigures(5, 0), Reason = StockRefusal.OutOfStock,
        },
        new StockEvent.PutBack { At = At, EffectId = "member/storefront/anna#3", Pieces = 2, After = new StockFigures(3, null) },
    ];

    public static readonly RewardStock Stock = new(5);

    public static Voucher Voucher => new()
    {
        Terms = Terms,
        Member = "anna",
        RedemptionId = "x-1",
        Uses = [new VoucherUse("u-1", "1001", 12.50m, At)],
        CancelledAt = At,
        Outbox = new Outbox(1, [new Outgoing(1, new Effect.RestoreRedemption("anna", "x-1"))]),
    };

    private const string Content = "0123456789abcdef0123456789abcdef";

    private static VoucherTerms Terms => new()
    {
        Code = "0123456789ABCDEF", RewardId = "gift-20", OrderId = "1001", Kind = VoucherKind.GiftVoucher, Amount = 20,
        Percent = 10, Currency = Currency.Parse("USD"), ExpiresAt = At + Duration.FromDays(90),
    };
}
