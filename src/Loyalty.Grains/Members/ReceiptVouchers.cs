using System.Collections.Immutable;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Accounts;
using Loyalty.Domain.Vouchers;

namespace Loyalty.Grains.Members;

/// <summary>The vouchers that an event brought.</summary>
internal static class ReceiptVouchers
{
    public static VoucherView? First(AccountEvent happened) => Of(happened) is { IsDefaultOrEmpty: false } vouchers ? View(vouchers[0]) : null;

    public static VoucherView[]? Others(AccountEvent happened) =>
        Of(happened) is { IsDefaultOrEmpty: false, Length: > 1 } vouchers ? [.. vouchers.Skip(1).Select(View)] : null;

    public static VoucherView[]? All(AccountEvent happened) =>
        Of(happened) is { IsDefaultOrEmpty: false } vouchers ? [.. vouchers.Select(View)] : null;

    public static VoucherView View(VoucherTerms terms) => new()
    {
        Code = terms.Code,
        Kind = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(terms.Kind.ToString()),
        RewardId = terms.RewardId,
        Percent = terms.Percent,
        Amount = terms.Amount,
        Currency = terms.Currency?.Code,
        OrderId = terms.OrderId,
        ExpiresAt = Views.Time(terms.ExpiresAt),
    };

    private static ImmutableArray<VoucherTerms> Of(AccountEvent happened) => happened switch
    {
        AccountEvent.Redeemed { Voucher: { } voucher } => [voucher],
        AccountEvent.Captured { Voucher: { } voucher } => [voucher],
        AccountEvent.ActivityDone { Earning.Vouchers: { } vouchers } => vouchers,
        AccountEvent.BirthdayCame { Earning.Vouchers: { } vouchers } => vouchers,
        AccountEvent.MembershipLasted { Earning.Vouchers: { } vouchers } => vouchers,
        AccountEvent.Enrolled { Birthday.Vouchers: { } vouchers } => vouchers,
        AccountEvent.Described { Birthday.Vouchers: { } vouchers } => vouchers,
        _ => default,
    };
}
