using Loyalty.Domain.Vouchers;
using NodaTime;
using static Loyalty.Domain.Tests.Vouchers.Samples;

namespace Loyalty.Domain.Tests.Vouchers;

/// <summary>One row for each refusal, in the order of their precedence: the voucher deserves a later one too, wherever both can hold at once.</summary>
public sealed class VoucherRefusalTests
{
    private static readonly (VoucherRefusal Reason, string Why, Voucher? Voucher, VoucherCommand Command, Instant Now)[] All =
    [
        (VoucherRefusal.VoucherUnknown, "of none, an amount that is too fine", null, Use("u", 0.001m), Expiry),
        (VoucherRefusal.VoucherCodeTaken, "another one of the same code", Gift(5), new VoucherCommand.Issue(Terms(VoucherKind.FreeShipping), "bob", null), Now),
        (VoucherRefusal.VoucherCancelled, "cancelled, and expired since", Gift(5).After(Cancel()), Use("u", 6), Expiry),
        (VoucherRefusal.VoucherUsed, "used, and expired since", PercentOff(10).After(Use("u")), Use("v"), Expiry),
        (VoucherRefusal.VoucherExpired, "expired, for another order", Gift(5, order: "o-2"), Use("u", 6), Expiry),
        (VoucherRefusal.VoucherForOtherOrder, "for another order, too fine an amount", Gift(5, order: "o-2"), Use("u", 5.001m), Now),
        (VoucherRefusal.AmountTooFine, "too fine an amount, and more than is left", Gift(5), Use("u", 5.001m), Now),
        (VoucherRefusal.VoucherAmountExceeded, "more than is left", Gift(5), Use("u", 5.01m), Now),
    ];

    public static TheoryData<int, string> Rows => [.. All.Select((row, place) => new TheoryDataRow<int, string>(place, row.Why))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Refusal_that_comes_first_is_told(int place, string why)
    {
        var (reason, _, voucher, command, now) = All[place];
        voucher.Refused(command, now).Reason.ShouldBe(reason, why);
    }

    [Fact]
    public void Every_refusal_has_its_row_in_the_order_of_precedence() =>
        All.Select(row => row.Reason).ShouldBe(Enum.GetValues<VoucherRefusal>());

    [Fact]
    public void Lack_of_money_tells_how_much_there_is_and_how_much_was_asked() =>
        Gift(20).After(Use("u", 12.50m)).Refused(Use("v", 7.51m))
            .ShouldBe(new VoucherDecision.Refused(VoucherRefusal.VoucherAmountExceeded, 7.50m, 7.51m));

    [Fact]
    public void Cancelling_is_refused_where_it_was_cancelled_used_in_part_or_has_expired()
    {
        Gift(20).After(Cancel()).Refused(Cancel("c-2")).Reason.ShouldBe(VoucherRefusal.VoucherCancelled);
        Gift(20).After(Use("u", 0.01m)).Refused(Cancel()).Reason.ShouldBe(VoucherRefusal.VoucherUsed);
        Gift(20).Refused(Cancel(), Expiry).Reason.ShouldBe(VoucherRefusal.VoucherExpired);
    }
}
