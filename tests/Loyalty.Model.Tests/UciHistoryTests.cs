using Loyalty.Model.History;

namespace Loyalty.Model.Tests;

public sealed class UciHistoryTests
{
    private const string Header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    [Fact]
    public void An_order_is_all_lines_of_an_invoice_at_its_earliest_time_in_London()
    {
        // Summer: ten o'clock in London is nine in UTC.
        var history = Read(
            """
            1,A,"a ""big"", red one",2,2011-06-01 10:01:00,1.50,7,United Kingdom
            1,B,b,1,2011-06-01 10:00:00,2,7,United Kingdom
            """);

        var purchase = history.Members["7"].OfType<Purchase>().ShouldHaveSingleItem();
        (purchase.Id, purchase.At, purchase.Currency).ShouldBe(("1", Story.Time("2011-06-01T09:00Z"), "GBP"));
        purchase.Lines.ShouldBe([new PurchaseLine("A", 2, 1.50m), new PurchaseLine("B", 1, 2)]);
    }

    [Fact]
    public void Lines_that_count_for_nothing_are_counted_by_reason()
    {
        var history = Read(
            """
            1,A,a,2,2011-01-01 10:00:00,1.50,,France
            1,A,a,0,2011-01-01 10:00:00,0,,France
            2,A,a,2,2011-01-01 10:00:00,0,7,France
            2,A,a,-2,2011-01-01 10:00:00,-1,7,France
            2,A,a,0,2011-01-01 10:00:00,1,7,France
            C3,A,a,1,2011-01-01 10:00:00,1,7,France
            """);

        history.Counts.LeftOutLines.ShouldBe(
            new Dictionary<string, long> { ["guest"] = 2, ["price"] = 2, ["quantity"] = 2 }, ignoreOrder: true);
        (history.Counts.Lines, history.Counts.Members).ShouldBe((6, 1));
        (history.Counts.Orders, history.Counts.Cancellations).ShouldBe((0, 0));
    }

    [Fact]
    public void A_cancellation_takes_pieces_of_earlier_orders_the_newest_first()
    {
        // 5 pieces go back: 3 of the second order, then 2 of the first; the third comes later, the fourth is another's.
        var history = Read(
            """
            1,A,a,4,2011-01-01 10:00:00,1,7,France
            2,A,a,3,2011-01-02 10:00:00,1,7,France
            4,A,a,9,2011-01-02 10:00:00,1,8,France
            C9,A,a,-5,2011-01-03 10:00:00,1,7,France
            3,A,a,9,2011-01-03 10:01:00,1,7,France
            """);

        history.Members["7"].OfType<Return>().Select(each => (each.Id, each.OrderId, each.Lines![0].Quantity))
            .ShouldBe([("C9/2", "2", 3), ("C9/1", "1", 2)]);
        (history.Counts.Returns, history.Counts.ReturnLines, history.Counts.Pieces).ShouldBe((2, (1, 0, 0), (5, 0)));
    }

    [Fact]
    public void What_finds_no_pieces_is_counted_in_lines_and_pieces()
    {
        // Of 6 pieces 4 are found; the second cancellation finds none left; nobody bought B.
        var history = Read(
            """
            1,A,a,4,2011-01-01 10:00:00,1,7,France
            C2,A,a,-6,2011-01-02 10:00:00,1,7,France
            C3,A,a,-1,2011-01-03 10:00:00,1,7,France
            C3,B,b,-2,2011-01-03 10:00:00,1,7,France
            """);

        (history.Counts.Returns, history.Counts.ReturnLines, history.Counts.Pieces).ShouldBe((1, (0, 1, 2), (4, 5)));
    }

    [Fact]
    public void At_the_same_time_orders_come_before_cancellations()
    {
        var history = Read(
            """
            C1,A,a,-4,2011-01-01 10:00:00,1,7,France
            2,A,a,4,2011-01-01 10:00:00,1,7,France
            """);

        history.Members["7"].Select(command => command.Id).ShouldBe(["7", "2", "C1/2"]);
    }

    private static UciHistory Read(string lines) => UciHistory.From(UciFile.ReadLines(new StringReader(Header + lines)), "GBP");
}
