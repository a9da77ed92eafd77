using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Requests;

public sealed class RequestFaultTests
{
    private static readonly DateTimeOffset Never = DateTimeOffset.MaxValue;

    [Fact]
    public async Task Every_fault_of_a_purchase_is_told_with_its_place()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var faulty = new PurchaseRequest
        {
            OrderId = " ", Currency = "DOLLARS", OccurredAt = Never, Shipping = -1, Tax = decimal.MaxValue, Channel = "", Vouchers = [""],
            PaymentMethod = "\ud800", Partner = new string('p', 257), PointsPaid = -1,
            Lines = [null!, new OrderLine { Sku = null!, Quantity = 0, UnitPrice = -1, Category = "", Brand = "\udc00x" }],
        };
        string[] order =
        [
            "/occurredAt", "/shipping", "/tax", "/channel", "/paymentMethod", "/partner", "/vouchers", "/pointsPaid", "/lines/0",
            "/lines/1/sku", "/lines/1/quantity", "/lines/1/unitPrice", "/lines/1/category", "/lines/1/brand", "/currency",
        ];
        await IsFaulty(anna.Purchase(faulty), ["/orderId", .. order]);
        await IsFaulty(anna.Quote(new QuoteRequest { At = Never, Purchase = faulty }), ["/at", .. order.Select(place => "/purchase" + place)]);
        await IsFaulty(shop.Catalogue().Quote(new QuoteRequest { Purchase = null! }), "/purchase");
        await IsFaulty(anna.Purchase(faulty with { Lines = null! }), ["/orderId", .. order.Where(place => !place.Contains("lines")), "/lines"]);
    }

    [Fact]
    public async Task An_order_has_a_thousand_lines_and_a_billion_of_money_at_the_most()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        OrderLine[] Lines(int count, decimal price) => [.. Enumerable.Range(0, count).Select(line => Orders.Line($"{line}", 1, price))];
        (await anna.Purchase(Orders.Order("1", Lines(1_000, 0.01m))).Value()).Points.ShouldBe(1_000 + 150);
        (await anna.Return(new ReturnRequest { ReturnId = "1", OrderId = "1" }).Value()).Balance.ShouldBe(0);
        await IsFaulty(anna.Purchase(Orders.Order("2", Lines(1_001, 0.01m))), "/lines");
        await IsFaulty(anna.Purchase(Orders.Order("2", Lines(0, 1))), "/lines");
        await IsFaulty(anna.Purchase(Orders.Order("2", Lines(2, 500_000_000.01m))), "/lines");
        (await anna.Purchase(Orders.Order("2", Lines(2, 500_000_000m))).Value()).Points.ShouldBe(100_000_000_000 + 150);
        await IsFaulty(anna.Purchase(Orders.Order("3", 1_000, quantity: 1_000_001)), "/lines/0/quantity");
    }

    [Fact]
    public async Task Every_fault_of_gifts_and_of_what_staff_ask_is_told_with_its_place()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await IsFaulty(anna.Give(new GiftRequest { GiftId = "", To = "a/b", Points = 0 }), "/giftId", "/to", "/points");
        await IsFaulty(anna.Give(new GiftRequest { GiftId = "g", To = "ben", Points = 1_000_000_000_000_001 }), "/points");
        await IsFaulty(
            anna.Adjust(new AdjustmentRequest { AdjustmentId = " ", Points = 0, Reason = "", Actor = "a b" }),
            "/adjustmentId", "/points", "/reason", "/actor");
        await IsFaulty(
            anna.Adjust(new AdjustmentRequest { AdjustmentId = "a", Points = long.MinValue, Reason = new string('r', 257) }), "/points", "/reason");
        await IsFaulty(anna.Approve("a", new ApprovalRequest { Actor = "" }), "/actor");
        await IsFaulty(anna.Freeze(new FreezeRequest { FreezeId = "", Reason = null! }, frozen: true), "/freezeId", "/reason");
        await IsFaulty(
            anna.Invite(new InvitationRequest { InvitationId = "", Tier = "", Until = Never, Actor = "\n" }),
            "/invitationId", "/tier", "/until", "/actor");
        await IsFaulty(anna.Withdraw("i", new ApprovalRequest { Actor = " " }), "/actor");
        (await anna.Describe(new ProfileRequest
        {
            ChangeId = "", Birthday = "tomorrow", Region = "", Locale = "", Currency = "?", Name = "", Email = "", Phone = "", Tags = [""], Actor = "",
        })).Refusal!.Faults.Select(fault => fault.Pointer).ShouldBe(
            ["/changeId", "/region", "/locale", "/tags", "/name", "/email", "/phone", "/actor", "/birthday", "/currency"]);
    }

    [Fact]
    public async Task Every_fault_of_the_other_requests_is_told_with_its_place()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await IsFaulty(
            anna.Return(new ReturnRequest
            {
                ReturnId = "", OrderId = null!, Lines = [null!, new() { Sku = " ", Quantity = -1 }], Amount = 0, OccurredAt = Never,
            }),
            "/returnId", "/orderId", "/occurredAt", "/amount", "/amount", "/lines/0", "/lines/1/sku", "/lines/1/quantity");
        await IsFaulty(anna.Return(new ReturnRequest { ReturnId = "r", OrderId = "o", Lines = [] }), "/lines");
        await IsFaulty(
            anna.Act(new ActivityRequest { ActivityId = "a\tb", Type = null!, Subject = "", OccurredAt = DateTimeOffset.MinValue }),
            "/activityId", "/type", "/subject", "/occurredAt");
        await IsFaulty(anna.Redeem(new RedemptionRequest { RedemptionId = "r" }), "/rewardId");
        await IsFaulty(
            anna.Redeem(new RedemptionRequest
            {
                RedemptionId = new string('r', 129), RewardId = "", Points = long.MinValue, Hold = true, OrderId = "",
            }),
            "/redemptionId", "/rewardId", "/orderId", "/points");
        await IsFaulty(
            anna.Enrol(new EnrolRequest
            {
                MemberId = null!, EnrolledAt = Never, Birthday = "1990-02-30", Region = "", Locale = "", Currency = "usd", Name = "",
                Email = new string('e', 321), Phone = "\ud800", Tags = ["ok", null!], ReferralCode = "",
            }),
            "/memberId", "/memberId", "/enrolledAt", "/region", "/locale", "/tags", "/name", "/email", "/phone", "/referralCode",
            "/birthday", "/currency");
    }

    [Fact]
    public async Task What_is_at_the_edge_is_taken()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var id = new string('i', 126) + "😀";
        var anna = await shop.Enrolled(id);
        await anna.Purchase(Orders.Order(id, 0.0000000000000000000000000001m) with { Channel = new string('c', 256), PointsPaid = 0 }).Value();
        await anna.Act(new ActivityRequest { ActivityId = id, Type = "review", Subject = "\0\u2028\"\\" }).Value();
        (await anna.Redeem(Orders.Payment(id, 1_000_000_000_000_000)).Refusal()).Code.ShouldBe("insufficient-points");
        (await anna.Ledger(long.MinValue, int.MinValue).Value()).Entries.Length.ShouldBe(1);
        (await anna.Ledger(long.MaxValue, int.MaxValue).Value()).Entries.ShouldBeEmpty();
        var page = await anna.Ledger(0, 1).Value();
        page.Next.ShouldBe("1");
        await shop.Restart();
        (await shop.Member(id).Entries()).Length.ShouldBe(3);
    }

    private static async Task IsFaulty<T>(Task<Answer<T>> call, params string[] pointers)
        where T : class
    {
        var refusal = await call.Refusal();
        refusal.Code.ShouldBe("invalid-request");
        refusal.Status.ShouldBe(422);
        refusal.Faults.Select(fault => fault.Pointer).ShouldBe(pointers, ignoreOrder: true);
        refusal.Faults.ShouldAllBe(fault => fault.Code.Length > 0 && fault.Detail.Length > 0);
    }
}
