using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Schedule;

/// <summary>
/// The earliest row of one partition of the index, kept in mind for a moment: sweeps ask for one prefix after the other, and mostly there is
/// nothing for any of them. What this process adds itself counts at once.
/// </summary>
internal sealed class Earliest(ITableService service, string table, string partition, TimeProvider time)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    private readonly Lock turn = new();
    private string? row;
    private long? knownAt;
    private int added;

    /// <summary>Notes a row that is about to be written.</summary>
    public void Add(string key)
    {
        lock (turn)
        {
            added++;
            if (row is null || string.CompareOrdinal(key, row) < 0)
                row = key;
        }
    }

    /// <summary>Whether there may be a row before a key.</summary>
    public async Task<bool> IsBefore(string key)
    {
        int before;
        lock (turn)
        {
            if (knownAt is { } at && time.GetElapsedTime(at) < Moment)
                return IsRowBefore(key);
            before = added;
        }

        var now = time.GetTimestamp();
        var rows = await service.Query(table, partition, "", null, 1).ConfigureAwait(false);
        lock (turn)
        {
            if (added == before)
                (row, knownAt) = (rows.Count > 0 ? rows[0].Row : null, now);
            return rows.Count > 0 && string.CompareOrdinal(rows[0].Row, key) < 0 || IsRowBefore(key);
        }
    }

    private bool IsRowBefore(string key) => row is not null && string.CompareOrdinal(row, key) < 0;
}
