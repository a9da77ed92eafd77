using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Order;

/// <summary>Rows of the total order. They never change, so that the last that were read are kept.</summary>
internal sealed class FeedRows(ITableService service, Tables tables)
{
    private const int Kept = 128;
    private readonly Recent<long, FeedRow> kept = new(Kept);

    public async ValueTask<FeedRow> Read(long number)
    {
        if (kept.TryGet(number, out var known))
            return known;
        var row = await service.Read(tables.Feed, FeedRow.Partition, FeedRow.Row(number)).ConfigureAwait(false)
            ?? throw new InvalidDataException($"Row {number} of the feed is missing.");
        known = FeedRow.Read(row, number);
        kept.Set(number, known);
        return known;
    }
}
