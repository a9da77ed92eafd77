using Loyalty.Model.Commands;
using NodaTime;

namespace Loyalty.Model.History;

/// <summary>How much of the file became orders and returns.</summary>
/// <param name="ReturnLines">Cancellation lines that count: matched fully, partly, or not at all.</param>
public sealed record HistoryCounts(
    long Lines,
    IReadOnlyDictionary<string, long> LeftOutLines,
    int Members,
    int Orders,
    int Cancellations,
    int Returns,
    (int Fully, int Partly, int NotAtAll) ReturnLines,
    (long Matched, long Unmatched) Pieces);

/// <summary>The real order history: for each member the enrolment, orders and returns in event time.</summary>
public sealed record UciHistory(IReadOnlyDictionary<string, IReadOnlyList<Command>> Members, HistoryCounts Counts)
{
    private static readonly Calendar London = new(DateTimeZoneProviders.Tzdb["Europe/London"]);

    public static UciHistory Read(string path, string currency = "GBP") => From(UciFile.Read(path), currency);

    internal static UciHistory From(IEnumerable<OrderLine> file, string currency)
    {
        var lines = 0L;
        var leftOut = new Dictionary<string, long> { ["guest"] = 0, ["price"] = 0, ["quantity"] = 0 };
        var invoices = new Dictionary<string, Invoice>();
        foreach (var line in file)
        {
            lines++;
            if (line.LeftOut is { } reason)
            {
                leftOut[reason]++;
            }

            if (line.Customer.Length > 0)
            {
                if (!invoices.TryGetValue(line.Invoice, out var invoice))
                {
                    invoices.Add(line.Invoice, invoice = new Invoice(line));
                }

                invoice.Add(line);
            }
        }

        var histories = invoices.Values
            .GroupBy(invoice => invoice.Customer)
            .ToDictionary(member => member.Key, member => new MemberHistory(member, currency));
        return new UciHistory(
            histories.ToDictionary(member => member.Key, member => (IReadOnlyList<Command>)member.Value.Commands),
            Count(lines, leftOut, [.. histories.Values]));
    }

    private static HistoryCounts Count(long lines, Dictionary<string, long> leftOut, List<MemberHistory> members) => new(
        lines,
        leftOut,
        members.Count,
        members.Sum(member => member.Commands.OfType<Purchase>().Count()),
        members.Sum(member => member.Cancellations),
        members.Sum(member => member.Commands.OfType<Return>().Count()),
        (members.Sum(member => member.FullyMatched),
            members.Sum(member => member.PartlyMatched),
            members.Sum(member => member.Unmatched)),
        (members.Sum(member => member.MatchedPieces), members.Sum(member => member.UnmatchedPieces)));

    /// <summary>All lines of one invoice that have a customer; its time is the earliest of them.</summary>
    internal sealed class Invoice(OrderLine first)
    {
        public string Number => first.Invoice;

        public string Customer => first.Customer;

        public bool IsCancellation => first.IsCancellation;

        public Instant At { get; private set; } = Instant.MaxValue;

        public List<OrderLine> Lines { get; } = [];

        public void Add(OrderLine line)
        {
            At = Instant.Min(At, London.At(line.At));
            if (line.LeftOut is null)
            {
                Lines.Add(line);
            }
        }
    }
}
