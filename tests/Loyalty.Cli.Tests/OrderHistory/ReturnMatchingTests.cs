using Loyalty.Cli.Mapping;

namespace Loyalty.Cli.Tests.OrderHistory;

public sealed class ReturnMatchingTests
{
    [Fact]
    public void A_cancellation_takes_from_the_newest_earlier_order_first()
    {
        var (_, plan) = Csv.Plan(Csv.Header
            + Csv.Line("1", "A", 5, "2011-01-01 10:00:00")
            + Csv.Line("2", "A", 2, "2011-01-02 10:00:00")
            + Csv.Line("C3", "A", -3, "2011-01-03 10:00:00")
            + Csv.Line("4", "A", 9, "2011-01-04 10:00:00"));

        Returns(Csv.Sent(plan)).ShouldBe(
        [
            """{"returnId":"C3/2","orderId":"2","lines":[{"sku":"A","quantity":2}],"occurredAt":"2011-01-03T10:00:00Z"}""",
            """{"returnId":"C3/1","orderId":"1","lines":[{"sku":"A","quantity":1}],"occurredAt":"2011-01-03T10:00:00Z"}""",
        ]);
        plan.Matching.LinesMatched.ShouldBe(1);
        plan.Matching.PiecesMatched.ShouldBe(3);
    }

    [Fact]
    public void What_went_back_once_does_not_go_back_again()
    {
        var (_, plan) = Csv.Plan(Csv.Header
            + Csv.Line("1", "A", 3, "2011-01-01 10:00:00")
            + Csv.Line("C2", "A", -2, "2011-01-02 10:00:00")
            + Csv.Line("C3", "A", -2, "2011-01-03 10:00:00")
            + Csv.Line("C4", "A", -2, "2011-01-04 10:00:00"));

        plan.Matching.LinesMatched.ShouldBe(1);
        plan.Matching.LinesPartlyMatched.ShouldBe(1);
        plan.Matching.LinesUnmatched.ShouldBe(1);
        plan.Matching.PiecesMatched.ShouldBe(3);
        plan.Matching.PiecesUnmatched.ShouldBe(3);
        plan.Matching.CancellationsUnmatched.ShouldBe(1);
        plan.Matching.Returns.ShouldBe(2);
        plan.Members[0].Events.Select(call => call.Id).ShouldBe(["m1", "1", "C2/1", "C3/1"]);
    }

    [Fact]
    public void Another_member_s_order_another_sku_and_a_later_order_are_not_touched()
    {
        var (_, plan) = Csv.Plan(Csv.Header
            + Csv.Line("1", "A", 5, "2011-01-01 10:00:00", member: "other")
            + Csv.Line("2", "B", 5, "2011-01-01 10:00:00")
            + Csv.Line("C3", "A", -1, "2011-01-02 10:00:00")
            + Csv.Line("4", "A", 5, "2011-01-02 10:00:01"));

        Returns(Csv.Sent(plan)).ShouldBeEmpty();
        plan.Matching.LinesUnmatched.ShouldBe(1);
    }

    [Fact]
    public void Lines_of_one_sku_are_summed_and_an_order_at_the_same_time_counts_as_earlier()
    {
        var (_, plan) = Csv.Plan(Csv.Header
            + Csv.Line("C1", "A", -2, "2011-01-01 10:00:00")
            + Csv.Line("C1", "B", -1, "2011-01-01 10:00:00")
            + Csv.Line("C1", "A", -1, "2011-01-01 10:00:00")
            + Csv.Line("9", "A", 1, "2011-01-01 10:00:00")
            + Csv.Line("9", "A", 4, "2011-01-01 10:00:00", "0.50")
            + Csv.Line("9", "B", 1, "2011-01-01 10:00:00"));

        Returns(Csv.Sent(plan)).ShouldBe(
        [
            """{"returnId":"C1/9","orderId":"9","lines":[{"sku":"A","quantity":3},{"sku":"B","quantity":1}],"""
            + "\"occurredAt\":\"2011-01-01T10:00:00Z\"}",
        ]);
        plan.Matching.LinesMatched.ShouldBe(3);
    }

    [Theory]
    [InlineData(EnrolRule.Buyers, new[] { "buyer", "1" }, "2011-01-02T10:00:00Z")]
    [InlineData(EnrolRule.Customers, new[] { "buyer", "1", "returner" }, "2011-01-01T10:00:00Z")]
    internal void Who_has_no_order_becomes_a_member_only_where_the_mapping_says_so(
        EnrolRule rule, string[] calls, string enrolledAt)
    {
        var (_, plan) = Csv.Plan(
            Csv.Header
            + Csv.Line("C0", "A", -1, "2011-01-01 10:00:00", member: "buyer")
            + Csv.Line("1", "A", 1, "2011-01-02 10:00:00", member: "buyer")
            + Csv.Line("C2", "A", -1, "2011-01-03 10:00:00", member: "returner"),
            MappingDocument.Open("uci") with { Enrol = rule });

        plan.Members.SelectMany(member => member.Events).Select(call => call.Id).ShouldBe(calls);
        Csv.Sent(plan)[0].ShouldContain($"\"enrolledAt\":\"{enrolledAt}\"");
        plan.CustomersWithoutOrder.ShouldBe(1);
        plan.Matching.CancellationsUnmatched.ShouldBe(2);
    }

    private static List<string> Returns(List<string> sent) =>
        sent.Where(call => call.Contains("/returns ", StringComparison.Ordinal)).Select(call => call.Split(' ', 2)[1]).ToList();
}
