using System.Buffers.Binary;
using System.Text.Json;
using Loyalty.Journal.AzureTables.Service;
using Loyalty.Journal.AzureTables.Streams;

namespace Loyalty.Journal.AzureTables.Order;

/// <summary>An append in its place in the order. A large one is not kept twice: its events are read from its stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="After">The version before its first event.</param>
/// <param name="Events">How many it has.</param>
/// <param name="Append">The append; null where it is to be read from the stream.</param>
internal sealed record FeedEntry(string Stream, long After, int Events, StoredAppend? Append);

/// <summary>
/// Some appends of the total order, in one row. Rows are numbered from 1 without a gap; the position of an event is its row's number times
/// 2^20 and its place in the row.
/// </summary>
internal sealed class FeedRow(long number, IReadOnlyList<FeedEntry> entries)
{
    /// <summary>The most bytes of bodies in a row; an append of more is not kept in it.</summary>
    public const int MostBytes = 500_000;

    /// <summary>The partition of the order.</summary>
    public const string Partition = "feed";

    public long Number => number;

    public IReadOnlyList<FeedEntry> Entries => entries;

    public static string Row(long number) => $"p{Keys.Number(number)}";

    public static long Position(long row, int place) => (row << 20) + place;

    public static (long Row, int Place) Place(long position) => (position >> 20, (int)(position & 0xFFFFF));

    public TableRow Write()
    {
        using var told = new MemoryStream();
        using (var json = new Utf8JsonWriter(told))
            Tell(json);
        var header = told.ToArray();
        var all = new byte[4 + header.Length + entries.Sum(static entry => entry.Append?.Bodies.Length ?? 0)];
        BinaryPrimitives.WriteInt32LittleEndian(all, header.Length);
        header.CopyTo(all, 4);
        var at = 4 + header.Length;
        foreach (var append in entries.Select(static entry => entry.Append).OfType<StoredAppend>())
        {
            append.Bodies.CopyTo(all.AsMemory(at));
            at += append.Bodies.Length;
        }

        return new TableRow(Partition, Row(number)).With("L", (long)all.Length).WithPieces(all, 0);
    }

    public static FeedRow Read(TableRow row, long number)
    {
        ReadOnlyMemory<byte> all = Pieces.Join([row], (int)row.Number("L"));
        var header = BinaryPrimitives.ReadInt32LittleEndian(all.Span);
        using var json = JsonDocument.Parse(all.Slice(4, header));
        var at = 4 + header;
        var entries = new List<FeedEntry>();
        foreach (var told in json.RootElement.EnumerateArray())
        {
            var (stream, after) = (told[0].GetString()!, told[1].GetInt64());
            if (told[2].ValueKind == JsonValueKind.Number)
            {
                entries.Add(new FeedEntry(stream, after, told[2].GetInt32(), null));
                continue;
            }

            int[] lengths = [.. told[2].EnumerateArray().Select(static length => length.GetInt32())];
            entries.Add(new FeedEntry(stream, after, lengths.Length, new StoredAppend(after, lengths, null, all.Slice(at, lengths.Sum()))));
            at += lengths.Sum();
        }

        return new FeedRow(number, entries);
    }

    private void Tell(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var entry in entries)
        {
            json.WriteStartArray();
            json.WriteStringValue(entry.Stream);
            json.WriteNumberValue(entry.After);
            if (entry.Append is null)
                json.WriteNumberValue(entry.Events);
            else
                Tell(json, entry.Append.Lengths);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Tell(Utf8JsonWriter json, IReadOnlyList<int> lengths)
    {
        json.WriteStartArray();
        foreach (var length in lengths)
            json.WriteNumberValue(length);
        json.WriteEndArray();
    }
}
