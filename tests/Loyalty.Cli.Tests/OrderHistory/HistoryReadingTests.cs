using Loyalty.Cli.Mapping;
using Loyalty.Cli.OrderHistory;
using NodaTime.Text;

namespace Loyalty.Cli.Tests.OrderHistory;

public sealed class HistoryReadingTests
{
    [Fact]
    public void An_order_is_all_its_lines_at_its_earliest_time()
    {
        var (counts, plan) = Csv.Plan(Csv.Header
            + Csv.Line("100", "A", 2, "2011-01-05 10:01:00", "2.50")
            + Csv.Line("200", "A", 1, "2011-01-06 10:00:00")
            + Csv.Line("100", "B", 1, "2011-01-05 10:00:00", "3.1"));

        counts.Orders.ShouldBe(2);
        Csv.Sent(plan).ShouldBe(
        [
            """members {"memberId":"m1","enrolledAt":"2011-01-05T10:00:00Z","region":"FR","currency":"GBP"}""",
            """members/m1/purchases {"orderId":"100","occurredAt":"2011-01-05T10:00:00Z","currency":"GBP","lines":"""
            + """[{"sku":"A","quantity":2,"unitPrice":2.50},{"sku":"B","quantity":1,"unitPrice":3.1}],"channel":"web"}""",
            """members/m1/purchases {"orderId":"200","occurredAt":"2011-01-06T10:00:00Z","currency":"GBP","lines":"""
            + """[{"sku":"A","quantity":1,"unitPrice":1.00}],"channel":"web"}""",
        ]);
    }

    [Fact]
    public void What_cannot_count_is_counted_by_its_reason_and_left_out()
    {
        var (counts, plan) = Csv.Plan(Csv.Header
            + Csv.Line("100", "A", 1, "2011-01-05 10:00:00", member: "")
            + Csv.Line("100", "A", -1, "2011-01-05 10:00:00", "0", member: "")
            + Csv.Line("200", "A", 1, "2011-01-05 10:00:00", "0.00")
            + Csv.Line("200", "A", 1, "2011-01-05 10:00:00", "-1")
            + Csv.Line("200", "A", 0, "2011-01-05 10:00:00")
            + Csv.Line("200", "A", -3, "2011-01-05 10:00:00")
            + Csv.Line("C201", "A", 0, "2011-01-05 10:00:00")
            + Csv.Line("C201", "A", 3, "2011-01-05 10:00:00"));

        counts.Lines.ShouldBe(8);
        counts.GuestLines.ShouldBe(2);
        counts.LeftOutForPrice.ShouldBe(2);
        counts.LeftOutForOrderQuantity.ShouldBe(2);
        counts.LeftOutForReturnQuantity.ShouldBe(2);
        counts.OrdersWithoutLines.ShouldBe(1);
        counts.CancellationsWithoutLines.ShouldBe(1);
        counts.Customers.ShouldBe(1);
        plan.CustomersWithoutOrder.ShouldBe(1);
        plan.Members.ShouldBeEmpty();
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_told_with_its_number()
    {
        var (counts, _) = Csv.Plan(Csv.Header
            + Csv.Line("100", "A", 1, "2011-01-05 10:00:00")
            + "100,A,a thing,many,2011-01-05 10:00:00,1.00,m1,France\n"
            + "100,A,a thing,1,2011-01-05 10:00:00,free,m1,France\n"
            + "100,A,\"two\nlines\",1,05/01/2011,1.00,m1,France\n"
            + "100,A\n"
            + ",A,a thing,1,2011-01-05 10:00:00,1.00,m1,France\n");

        counts.Unreadable.ShouldBe(5);
        counts.UnreadableExamples.Select(example => example.Split(' ')[1]).ShouldBe(["3", "4", "5", "7", "8"]);
        counts.UnreadableExamples[0].ShouldContain("\"many\" is not a whole number");
        counts.Orders.ShouldBe(1);
    }

    [Theory]
    [InlineData("2011-01-15 12:00:00", "2011-01-15T12:00:00Z")]
    [InlineData("2011-07-15 12:00:00", "2011-07-15T11:00:00Z")]
    [InlineData("2011-03-27 00:59:59", "2011-03-27T00:59:59Z")]
    [InlineData("2011-03-27 01:30:00", "2011-03-27T01:30:00Z")]
    [InlineData("2011-03-27 02:00:00", "2011-03-27T01:00:00Z")]
    [InlineData("2011-10-30 01:30:00", "2011-10-30T00:30:00Z")]
    [InlineData("2011-10-30 02:00:00", "2011-10-30T02:00:00Z")]
    public void Times_are_local_to_the_mapping_s_zone(string local, string instant)
    {
        var row = Csv.Rows(Csv.Header + Csv.Line("100", "A", 1, local)).ShouldHaveSingleItem();

        row.ShouldBeOfType<HistoryRow.Line>().Time.ShouldBe(InstantPattern.General.Parse(instant).Value);
    }

    [Fact]
    public void At_one_instant_orders_come_before_cancellations_and_then_by_number()
    {
        const string noon = "2011-01-05 12:00:00";
        var (_, plan) = Csv.Plan(Csv.Header
            + Csv.Line("C150", "A", -1, noon)
            + Csv.Line("C140", "A", -1, noon)
            + Csv.Line("300", "A", 1, noon)
            + Csv.Line("200", "A", 1, noon));

        plan.Members.ShouldHaveSingleItem().Events.Select(call => call.Id).ShouldBe(["m1", "200", "300", "C140/300", "C150/200"]);
    }

    [Fact]
    public void Countries_become_codes_and_unknown_ones_are_left_out()
    {
        var (_, plan) = Csv.Plan(Csv.Header
            + Csv.Line("1", "A", 1, "2011-01-01 00:00:00", member: "a", country: "EIRE")
            + Csv.Line("2", "A", 1, "2011-01-02 00:00:00", member: "b", country: "Unspecified")
            + Csv.Line("3", "A", 1, "2011-01-03 00:00:00", member: "c", country: "Atlantis"));

        Csv.Sent(plan).Where(sent => sent.StartsWith("members {", StringComparison.Ordinal))
            .Select(sent => sent.Contains("\"region\"", StringComparison.Ordinal) ? sent.Split('"')[11] : "none")
            .ShouldBe(["IE", "none", "none"]);
    }

    [Fact]
    public void Members_are_ordered_by_their_first_appearance()
    {
        var (_, plan) = Csv.Plan(Csv.Header
            + Csv.Line("1", "A", 1, "2011-01-03 00:00:00", member: "late")
            + Csv.Line("2", "A", 1, "2011-01-02 00:00:00", member: "b")
            + Csv.Line("3", "A", 1, "2011-01-02 00:00:00", member: "a"));

        plan.Members.Select(member => member.Member).ShouldBe(["a", "b", "late"]);
    }

    [Fact]
    public void Returns_may_be_known_by_a_column_and_other_separators_and_zones_are_taken()
    {
        var mapping = MappingDocument.Parse("""
            {
              "columns": { "order": "Nr", "sku": "Art", "quantity": "Pcs", "unitPrice": "Price", "time": "When", "member": "Who",
                           "currency": "Cur", "category": "Group" },
              "timePattern": "dd.MM.uuuu HH:mm", "timeZone": "Europe/Paris", "currency": "EUR",
              "returns": { "column": "Kind", "value": "back", "quantity": "positive" }
            }
            """);
        var (_, plan) = Csv.Plan(
            "Kind;Who;When;Art;Group;Pcs;Price;Cur;Nr\n"
            + "buy;m 1;05.01.2011 13:00;A;shoes;3;1.5;;7\n"
            + "back;m 1;06.01.2011 13:00;A;shoes;2;1.5;;8\n"
            + "buy;m 2;05.01.2011 13:00;A;;1;9;USD;9\n", mapping);

        Csv.Sent(plan).ShouldBe(
        [
            """members {"memberId":"m 1","enrolledAt":"2011-01-05T12:00:00Z","currency":"EUR"}""",
            """members/m%201/purchases {"orderId":"7","occurredAt":"2011-01-05T12:00:00Z","currency":"EUR","lines":"""
            + """[{"sku":"A","category":"shoes","quantity":3,"unitPrice":1.5}]}""",
            """members/m%201/returns {"returnId":"8/7","orderId":"7","lines":[{"sku":"A","quantity":2}],"""
            + "\"occurredAt\":\"2011-01-06T12:00:00Z\"}",
            """members {"memberId":"m 2","enrolledAt":"2011-01-05T12:00:00Z","currency":"USD"}""",
            """members/m%202/purchases {"orderId":"9","occurredAt":"2011-01-05T12:00:00Z","currency":"USD","lines":"""
            + """[{"sku":"A","quantity":1,"unitPrice":9}]}""",
        ]);
    }

    [Fact]
    public void A_negative_quantity_may_make_the_return()
    {
        var mapping = MappingDocument.Open("uci") with { Returns = new ReturnRule { NegativeQuantity = true } };
        var (counts, plan) = Csv.Plan(Csv.Header
            + Csv.Line("1", "A", 5, "2011-01-01 00:00:00")
            + Csv.Line("2", "B", 1, "2011-01-02 00:00:00")
            + Csv.Line("2", "A", -2, "2011-01-02 00:00:00"), mapping);

        counts.Cancellations.ShouldBe(1);
        plan.Members.ShouldHaveSingleItem().Events.Select(call => call.Id).ShouldBe(["m1", "1", "2", "2/1"]);
    }
}
