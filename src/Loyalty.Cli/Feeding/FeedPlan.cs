using Loyalty.Cli.Mapping;
using Loyalty.Cli.OrderHistory;
using NodaTime;
using NodaTime.Text;

namespace Loyalty.Cli.Feeding;

/// <summary>What will be sent, worked out before anything is: pure, and the same for the same history and mapping.</summary>
internal sealed record FeedPlan(IReadOnlyList<MemberFeed> Members, MatchingCounts Matching, int CustomersWithoutOrder)
{
    public int Events => Members.Sum(member => member.Events.Count);

    public static FeedPlan Make(IEnumerable<MemberHistory> histories, ColumnMapping mapping)
    {
        var matching = new MatchingCounts();
        var members = new List<MemberFeed>();
        var withoutOrder = 0;
        foreach (var history in histories)
        {
            var events = Calls(history, mapping, matching).ToList();
            withoutOrder += history.Documents.Any(document => !document.IsReturn) ? 0 : 1;
            if (events.Count > 0)
                members.Add(new MemberFeed(history.Member, events));
        }

        return new FeedPlan(members, matching, withoutOrder);
    }

    private static IEnumerable<FeedEvent> Calls(MemberHistory history, ColumnMapping mapping, MatchingCounts matching)
    {
        var firstOrder = history.Documents.FirstOrDefault(document => !document.IsReturn);
        if (mapping.Enrol == EnrolRule.Customers)
            yield return Enrolment(history, firstOrder, history.FirstSeen, mapping);
        else if (firstOrder is not null)
            yield return Enrolment(history, firstOrder, firstOrder.Time, mapping);

        var matcher = new ReturnMatcher();
        var path = $"members/{Uri.EscapeDataString(history.Member)}";
        foreach (var document in history.Documents)
        {
            if (document.IsReturn)
            {
                foreach (var matched in matcher.Cancel(document, matching))
                    yield return Return(path, document, matched);
            }
            else
            {
                matcher.Bought(document);
                yield return Purchase(path, document, mapping);
            }
        }
    }

    private static FeedEvent Enrolment(MemberHistory history, HistoryDocument? firstOrder, Instant at, ColumnMapping mapping)
    {
        var first = firstOrder ?? (history.Documents.Count > 0 ? history.Documents[0] : null);
        var body = new EnrolmentBody(history.Member, Text(at), first?.Region, first?.Currency ?? mapping.Currency);
        return new FeedEvent(FeedKind.Enrolment, "members", history.Member, body);
    }

    private static FeedEvent Purchase(string path, HistoryDocument order, ColumnMapping mapping)
    {
        var lines = order.Items
            .Select(item => new PurchaseLineBody(item.Sku, item.Category, item.Quantity, item.UnitPrice))
            .ToList();
        var body = new PurchaseBody(order.Number, Text(order.Time), order.Currency, lines, mapping.Channel);
        return new FeedEvent(FeedKind.Purchase, $"{path}/purchases", order.Number, body);
    }

    private static FeedEvent Return(string path, HistoryDocument cancellation, MatchedReturn matched)
    {
        var id = $"{cancellation.Number}/{matched.Order}";
        var lines = matched.Items.Select(item => new ReturnLineBody(item.Sku, item.Quantity)).ToList();
        var body = new ReturnBody(id, matched.Order, lines, Text(cancellation.Time));
        return new FeedEvent(FeedKind.Return, $"{path}/returns", id, body);
    }

    private static string Text(Instant at) => InstantPattern.ExtendedIso.Format(at);
}
