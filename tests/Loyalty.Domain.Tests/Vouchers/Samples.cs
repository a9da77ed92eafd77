using Loyalty.Domain.Money;
using Loyalty.Domain.Vouchers;
using NodaTime;

namespace Loyalty.Domain.Tests.Vouchers;

/// <summary>Vouchers as short as tests like them.</summary>
internal static class Samples
{
    public static readonly Instant Now = Instant.FromUtc(2026, 5, 1, 12, 0);
    public static readonly Instant Expiry = Now + Duration.FromDays(90);

    public static Voucher Gift(decimal amount, string currency = "USD", string? order = null) =>
        Issued(Terms(VoucherKind.GiftVoucher) with { Amount = amount, Currency = Currency.Parse(currency), OrderId = order });

    public static Voucher MoneyOff(decimal amount) =>
        Issued(Terms(VoucherKind.MoneyOff) with { Amount = amount, Currency = Currency.Parse("USD") });

    public static Voucher PercentOff(decimal percent) => Issued(Terms(VoucherKind.PercentOff) with { Percent = percent });

    public static VoucherTerms Terms(VoucherKind kind) =>
        new() { Code = "0123456789ABCDEF", RewardId = "reward", Kind = kind, ExpiresAt = Expiry };

    public static Voucher Issued(VoucherTerms terms, string? redemption = "x-1") =>
        default(Voucher).After(new VoucherCommand.Issue(terms, "ann", redemption));

    public static VoucherCommand.Use Use(string id, decimal? amount = null, string order = "o-1") => new(id, order, amount);

    public static VoucherCommand.Cancel Cancel(string id = "c-1") => new(id, "by mistake", "eve");

    /// <summary>The voucher after a command that is granted.</summary>
    public static Voucher After(this Voucher? voucher, VoucherCommand command, Instant? now = null) =>
        voucher.Evolve(voucher.Decide(command, now ?? Now).ShouldBeOfType<VoucherDecision.Granted>().Event);

    public static VoucherDecision.Refused Refused(this Voucher? voucher, VoucherCommand command, Instant? now = null) =>
        voucher.Decide(command, now ?? Now).ShouldBeOfType<VoucherDecision.Refused>();
}
