using System.Reflection;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Vouchers;
using NodaTime;
using static Loyalty.Domain.Tests.Vouchers.Samples;

namespace Loyalty.Domain.Tests.Vouchers;

public sealed class VoucherTests
{
    [Fact]
    public void Gift_voucher_is_used_bit_by_bit_until_nothing_is_left()
    {
        var voucher = Gift(20).After(Use("u-1", 12.50m)).After(Use("u-2", 7));
        voucher.Left.ShouldBe(0.50m);
        voucher.StateAt(Now).ShouldBe(VoucherState.Open);
        voucher = voucher.After(Use("u-3"));
        voucher.Uses[^1].Amount.ShouldBe(0.50m, "without an amount it is all that is left");
        voucher.StateAt(Now).ShouldBe(VoucherState.Used);
        voucher.Refused(Use("u-4", 0.01m)).Reason.ShouldBe(VoucherRefusal.VoucherUsed);
    }

    [Theory]
    [InlineData("JPY", 1, true)]
    [InlineData("JPY", 0.5, false)]
    [InlineData("USD", 0.25, true)]
    [InlineData("USD", 0.125, false)]
    [InlineData("KWD", 0.125, true)]
    public void An_amount_has_the_digits_of_its_currency(string currency, double amount, bool isGranted) =>
        (Gift(20, currency).Decide(Use("u", (decimal)amount), Now) is VoucherDecision.Granted).ShouldBe(isGranted);

    [Fact]
    public void Money_off_is_used_once_and_what_it_did_not_take_off_is_lost()
    {
        var voucher = MoneyOff(10).After(Use("u-1", 4));
        voucher.Left.ShouldBe(0);
        voucher.PaymentOf("o-1").Amount.ShouldBe(4);
        voucher.Refused(Use("u-2", 1)).Reason.ShouldBe(VoucherRefusal.VoucherUsed);
        MoneyOff(10).After(Use("u-1")).PaymentOf("o-1").Amount.ShouldBe(10);
    }

    [Fact]
    public void Percentage_takes_off_what_the_checkout_tells()
    {
        PercentOff(10).After(Use("u", 3.20m)).PaymentOf("o-1").ShouldBe(new(true, null, 3.20m));
        PercentOff(10).After(Use("u")).PaymentOf("o-1").ShouldBe(new(true, null, 0));
        PercentOff(10).PaymentOf("o-1").IsUsed.ShouldBeFalse();
    }

    [Fact]
    public void A_payment_is_of_one_order_alone()
    {
        var voucher = Gift(20).After(Use("u-1", 3)).After(Use("u-2", 4, "o-2")).After(Use("u-3", 5));
        voucher.PaymentOf("o-1").Amount.ShouldBe(8);
        voucher.PaymentOf("o-2").Amount.ShouldBe(4);
        voucher.PaymentOf("o-3").IsUsed.ShouldBeFalse();
    }

    [Fact]
    public void What_expires_at_an_instant_is_gone_at_that_instant()
    {
        Gift(20).After(Use("u", 20), Expiry - Duration.Epsilon).IsUsedUp.ShouldBeTrue();
        Gift(20).Refused(Use("u", 20), Expiry).Reason.ShouldBe(VoucherRefusal.VoucherExpired);
        var partly = Gift(20).After(Use("u", 15));
        (partly.StateAt(Expiry - Duration.Epsilon), partly.StateAt(Expiry)).ShouldBe((VoucherState.Open, VoucherState.Expired));
        partly.Left.ShouldBe(5);
    }

    [Fact]
    public void Cancelled_voucher_sends_its_points_back_where_points_paid_it()
    {
        var voucher = Gift(20).After(Cancel());
        (voucher.Left, voucher.StateAt(Expiry)).ShouldBe((0, VoucherState.Cancelled));
        voucher.Outbox.Waiting.Single().ShouldBe(new Outgoing(1, new Effect.RestoreRedemption("ann", "x-1")));
        voucher.After(new VoucherCommand.Confirm(1)).Outbox.Waiting.ShouldBeEmpty();
        Issued(Terms(VoucherKind.FreeShipping), redemption: null).After(Cancel()).Outbox.Waiting.ShouldBeEmpty("a rule gave it");
    }

    [Fact]
    public void Voucher_evolves_by_each_event()
    {
        VoucherEvent[] events =
        [
            new VoucherEvent.Issued { At = Now, Terms = Terms(VoucherKind.FreeShipping), Member = "ann" },
            new VoucherEvent.Used { At = Now, UseId = "u", OrderId = "o" },
            new VoucherEvent.Cancelled { At = Now, CancelId = "c" },
            new VoucherEvent.EffectConfirmed { At = Now, Number = 1 },
        ];
        events.Select(happened => happened.GetType())
            .ShouldBe(typeof(VoucherEvent).GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(typeof(VoucherEvent))), ignoreOrder: true);
        events.Aggregate(default(Voucher), VoucherEvolution.Evolve).ShouldNotBeNull();
        Should.Throw<InvalidOperationException>(() => default(Voucher).Evolve(events[1]));
    }
}
