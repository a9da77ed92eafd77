using Loyalty.Model.Commands;

namespace Loyalty.Model.History;

/// <summary>
/// One member's invoices in event time, at the same time orders before cancellations, then by invoice number. A
/// cancellation does not name an order: its pieces come from the member's orders so far, the newest first.
/// </summary>
internal sealed class MemberHistory
{
    private readonly List<(UciHistory.Invoice Invoice, long[] Left)> orders = [];

    public MemberHistory(IEnumerable<UciHistory.Invoice> invoices, string currency)
    {
        var inOrder = invoices
            .OrderBy(invoice => invoice.At)
            .ThenBy(invoice => invoice.IsCancellation)
            .ThenBy(invoice => invoice.Number, StringComparer.Ordinal)
            .ToList();
        Commands.Add(new Enrolment(inOrder[0].Customer, inOrder[0].At, Currency: currency));
        foreach (var invoice in inOrder.Where(invoice => invoice.Lines.Count > 0))
        {
            if (invoice.IsCancellation)
            {
                Cancel(invoice);
            }
            else
            {
                orders.Add((invoice, [.. invoice.Lines.Select(line => line.Quantity)]));
                var lines = invoice.Lines.Select(line => new PurchaseLine(line.Sku, line.Quantity, line.UnitPrice)).ToList();
                Commands.Add(new Purchase(invoice.Number, invoice.At, currency, lines));
            }
        }
    }

    public List<Command> Commands { get; } = [];

    public int Cancellations { get; private set; }

    public int FullyMatched { get; private set; }

    public int PartlyMatched { get; private set; }

    public int Unmatched { get; private set; }

    public long MatchedPieces { get; private set; }

    public long UnmatchedPieces { get; private set; }

    private void Cancel(UciHistory.Invoice cancellation)
    {
        Cancellations++;
        var found = new List<(string Order, string Sku, long Quantity)>();
        foreach (var line in cancellation.Lines)
        {
            var matches = Match(line.Sku, -line.Quantity);
            found.AddRange(matches);
            Count(-line.Quantity, matches.Sum(match => match.Quantity));
        }

        foreach (var order in found.GroupBy(match => match.Order))
        {
            var lines = order.GroupBy(match => match.Sku)
                .Select(sku => new ReturnLine(sku.Key, sku.Sum(match => match.Quantity)));
            Commands.Add(new Return($"{cancellation.Number}/{order.Key}", cancellation.At, order.Key, [.. lines]));
        }
    }

    private List<(string Order, string Sku, long Quantity)> Match(string sku, long pieces)
    {
        var matches = new List<(string Order, string Sku, long Quantity)>();
        foreach (var (order, left) in orders.AsEnumerable().Reverse())
        {
            for (var index = left.Length - 1; index >= 0; index--)
            {
                var taken = order.Lines[index].Sku == sku ? Math.Min(left[index], pieces) : 0;
                if (taken > 0)
                {
                    left[index] -= taken;
                    pieces -= taken;
                    matches.Add((order.Number, sku, taken));
                }
            }
        }

        return matches;
    }

    private void Count(long pieces, long matched)
    {
        MatchedPieces += matched;
        UnmatchedPieces += pieces - matched;
        FullyMatched += matched == pieces ? 1 : 0;
        PartlyMatched += matched > 0 && matched < pieces ? 1 : 0;
        Unmatched += matched == 0 ? 1 : 0;
    }
}
