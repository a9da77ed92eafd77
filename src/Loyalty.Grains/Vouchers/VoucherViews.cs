using System.Text.Json;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Money;
using Loyalty.Domain.Vouchers;
using Loyalty.Grains.Members;
using NodaTime;
using NodaTime.Extensions;

namespace Loyalty.Grains.Vouchers;

/// <summary>Vouchers as the shop sees them.</summary>
internal static class VoucherViews
{
    public static VoucherView Of(Voucher voucher, Instant now) => ReceiptVouchers.View(voucher.Terms) with
    {
        State = JsonNamingPolicy.CamelCase.ConvertName(voucher.StateAt(now).ToString()),
        Left = voucher.Left,
        Uses = [.. voucher.Uses.Select(Use)],
    };

    /// <summary>What a voucher that is issued is good for.</summary>
    public static VoucherTerms Terms(VoucherView view) => new()
    {
        Code = view.Code,
        RewardId = view.RewardId,
        OrderId = view.OrderId,
        Kind = Enum.Parse<VoucherKind>(view.Kind, ignoreCase: true),
        Percent = view.Percent,
        Amount = view.Amount,
        Currency = view.Currency is { } currency ? Currency.Parse(currency) : null,
        ExpiresAt = view.ExpiresAt?.ToInstant() ?? Instant.MaxValue,
    };

    private static VoucherUseView Use(VoucherUse use) => new()
    {
        UseId = use.UseId,
        OrderId = use.OrderId,
        Amount = use.Amount,
        At = use.At.ToDateTimeOffset(),
    };
}
