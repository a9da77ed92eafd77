using Loyalty.Api.Console.Members;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Tests.Console.Members;

public sealed class OpenThingsTests
{
    private static readonly DateTimeOffset Now = new(2025, 3, 3, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_hold_is_open_until_it_is_captured_or_released_and_stock_until_it_is_refused()
    {
        var open = Open(
            Entry("hold", "captured"), Entry("capture", "captured"),
            Entry("hold", "released"), Entry("release", "released") with { Rule = null },
            Entry("stock", "refused"), Entry("stock", "refused") with { Rule = null },
            Entry("stock", "redeemed"), Entry("redemption", "redeemed"),
            Entry("stock", "asked"), Entry("hold", "held"));
        open.Held.Select(entry => entry.Id).ShouldBe(["asked", "held"]);
    }

    [Fact]
    public void A_proposal_is_open_until_it_is_approved()
    {
        var proposed = Entry("adjustment", "one") with { Reason = "-1200 points wait for a second approval: why\nnot", Actor = "sue" };
        var open = Open(proposed, proposed with { Id = "two" }, Entry("adjustment", "two") with { Points = -1_200, Reason = "why" });
        open.Proposals.ShouldBe([new Proposal("one", -1_200, "why\nnot", "sue")]);
    }

    [Fact]
    public void A_voucher_that_was_cancelled_or_has_expired_is_left_out()
    {
        var open = Open(
            Entry("redemption", "cancelled") with { Vouchers = [Voucher("A", Now.AddDays(1))] }, Entry("cancellation", "cancelled"),
            Entry("redemption", "over") with { Vouchers = [Voucher("B", Now)] },
            Entry("redemption", "good") with { Vouchers = [Voucher("C", Now.AddDays(1)), Voucher("D", null)] });
        open.Vouchers.Select(given => given.Voucher.Code).ShouldBe(["C", "D"]);
    }

    [Theory]
    [InlineData("vip", true)]
    [InlineData("vip → silver", false)]
    [InlineData("vip-of-once", false)]
    public void An_invitation_holds_where_the_tier_is_its_own(string reason, bool holds) =>
        (Open(Entry("invitation", "i") with { Reason = reason }).Invitation is not null).ShouldBe(holds);

    private static LedgerEntry Entry(string kind, string id) => new() { At = Now, Kind = kind, Id = id, Rule = "ten-percent" };

    private static VoucherView Voucher(string code, DateTimeOffset? end) =>
        new() { Code = code, Kind = "percentOff", RewardId = "ten-percent", Percent = 10, ExpiresAt = end };

    private static OpenThings Open(params LedgerEntry[] entries) => OpenThings.Of(
        new Past([.. entries.Select((entry, place) => entry with { Version = place + 1 })]),
        new MemberView
        {
            MemberId = "m",
            Program = "club",
            Tier = new TierView { Id = "vip", Name = "VIP" },
            Progress = new ProgressView { Metric = "points", Tier = "vip", Formatted = new FormattedProgress { Value = "0" } },
        });
}
