using NodaTime;

namespace Loyalty.Cli.OrderHistory;

/// <summary>Gathers lines into documents and documents into members, leaving out what cannot count.</summary>
internal sealed class HistoryBook
{
    private readonly Dictionary<string, OpenMember> _members = new(StringComparer.Ordinal);

    public ReadingCounts Counts { get; } = new();

    public void Add(HistoryRow row)
    {
        Counts.Lines++;
        if (row is HistoryRow.Unreadable unreadable)
            Counts.Count(unreadable);
        else if (row is HistoryRow.Line { Member: "" })
            Counts.GuestLines++;
        else
            Add((HistoryRow.Line)row);
    }

    /// <summary>Everyone the file names, by first appearance in time, with their documents in event order.</summary>
    public IReadOnlyList<MemberHistory> Close()
    {
        var members = _members.Select(member => member.Value.Close(member.Key, Counts)).ToList();
        Counts.Customers = members.Count;
        members.Sort((left, right) =>
            left.FirstSeen != right.FirstSeen
                ? left.FirstSeen.CompareTo(right.FirstSeen)
                : string.CompareOrdinal(left.Member, right.Member));
        return members;
    }

    private void Add(HistoryRow.Line line)
    {
        if (!_members.TryGetValue(line.Member, out var member))
            _members.Add(line.Member, member = new OpenMember());
        var document = member.Document(line);
        if (line.UnitPrice <= 0)
            Counts.LeftOutForPrice++;
        else if (!line.IsReturn && line.Quantity <= 0)
            Counts.LeftOutForOrderQuantity++;
        else if (line.IsReturn && line.Quantity >= 0)
            Counts.LeftOutForReturnQuantity++;
        else
            document.Items.Add(new HistoryItem(line.Sku, Math.Abs(line.Quantity), line.UnitPrice, line.Category));
    }

    private sealed class OpenMember
    {
        private readonly Dictionary<(string Number, bool IsReturn), OpenDocument> _documents = [];

        public OpenDocument Document(HistoryRow.Line line)
        {
            if (!_documents.TryGetValue((line.Order, line.IsReturn), out var document))
                _documents.Add((line.Order, line.IsReturn), document = new OpenDocument(line));
            document.Time = Instant.Min(document.Time, line.Time);
            return document;
        }

        public MemberHistory Close(string member, ReadingCounts counts)
        {
            var documents = new List<HistoryDocument>();
            foreach (var ((number, isReturn), open) in _documents)
            {
                Count(counts, isReturn, open.Items.Count == 0);
                if (open.Items.Count > 0)
                    documents.Add(new HistoryDocument(number, isReturn, open.Time, open.Currency, open.Region, open.Items));
            }

            documents.Sort(HistoryDocument.InEventOrder);
            return new MemberHistory(member, _documents.Values.Min(document => document.Time), documents);
        }

        private static void Count(ReadingCounts counts, bool isReturn, bool isEmpty)
        {
            counts.Orders += !isReturn && !isEmpty ? 1 : 0;
            counts.OrdersWithoutLines += !isReturn && isEmpty ? 1 : 0;
            counts.Cancellations += isReturn && !isEmpty ? 1 : 0;
            counts.CancellationsWithoutLines += isReturn && isEmpty ? 1 : 0;
        }
    }

    private sealed class OpenDocument(HistoryRow.Line first)
    {
        public Instant Time { get; set; } = first.Time;
        public string Currency { get; } = first.Currency;
        public string? Region { get; } = first.Region;
        public List<HistoryItem> Items { get; } = [];
    }
}
