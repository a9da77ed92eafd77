using System.Globalization;
using Loyalty.Api.Console.Pages;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Console.Members;

/// <summary>What a voucher is good for, in words.</summary>
internal static class VoucherWords
{
    public static string Of(VoucherView voucher, ProgramWords words) => Worth(voucher)
        + (voucher.OrderId is { } order ? $" on order {order}" : "")
        + (voucher.ExpiresAt is { } end ? $", good {words.Until(end)}" : "");

    public static string Worth(VoucherView voucher) => voucher switch
    {
        { Percent: { } percent } => $"{percent.ToString("0.##", CultureInfo.InvariantCulture)}\u00a0% off",
        { Amount: { } amount, Kind: "moneyOff" } => $"{Figures.Money(amount, voucher.Currency ?? "")} off",
        { Amount: { } amount } => $"a gift voucher of {Figures.Money(amount, voucher.Currency ?? "")}",
        { Kind: "freeShipping" } => "free shipping",
        _ => voucher.Kind,
    };
}
