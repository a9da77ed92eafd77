using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Schedule;

/// <summary>The rows of one partition of the index up to an instant, page by page, those of a prefix alone.</summary>
internal sealed class DuePages(ITableService service, string table, string partition, string prefix, string end, int limit)
{
    private const int LeastRows = 100;
    private const int MostRows = 1_000;

    private readonly Queue<TableRow> rows = new();
    private string? from = "";

    /// <summary>What is behind the keys of all rows up to an instant.</summary>
    public static string End(long until) => $"{Keys.Number(until)}~~~";

    /// <summary>Makes sure that a row waits, unless there is none any more.</summary>
    public async Task Fill()
    {
        while (rows.Count == 0 && from is not null)
        {
            var most = Math.Clamp(limit, LeastRows, MostRows);
            var page = await service.Query(table, partition, from, end, most).ConfigureAwait(false);
            foreach (var row in page.Where(row => row.Text("N")!.StartsWith(prefix, StringComparison.Ordinal)))
                rows.Enqueue(row);
            from = page.Count < most ? null : $"{page[^1].Row}!";
        }
    }

    /// <summary>The earliest rows of all, as long as each page has one: what is behind a page's end is not known.</summary>
    public static List<TableRow> Take(DuePages[] pages, int most)
    {
        var taken = new List<TableRow>();
        while (taken.Count < most && pages.Where(static page => page.rows.Count > 0)
            .MinBy(static page => page.rows.Peek().Row, StringComparer.Ordinal) is { } earliest)
        {
            taken.Add(earliest.rows.Dequeue());
            if (earliest.rows.Count == 0 && earliest.from is not null)
                break;
        }

        return taken;
    }
}
