using System.Globalization;
using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables.Streams;

/// <summary>
/// One append as it lies in its stream: the row <c>e</c> and the version of its last event, with all its events one behind the other; what
/// does not fit follows in rows <c>x</c>.
/// </summary>
internal sealed record StoredAppend(long After, IReadOnlyList<int> Lengths, string? CommandId, ReadOnlyMemory<byte> Bodies)
{
    private const string AfterName = "A";
    private const string LengthsName = "L";
    private const string CommandName = "C";

    public long Last => After + Lengths.Count;

    /// <summary>The key of the append that ends with a version.</summary>
    public static string Row(long last) => $"e{Keys.Number(last)}";

    /// <summary>The keys of the rows that follow it, where it has any.</summary>
    public static string More(long last, int place) => string.Create(CultureInfo.InvariantCulture, $"x{last:D19}{place:D3}");

    public static StoredAppend Of(Append append)
    {
        var bodies = new byte[append.Events.Sum(static body => body.Length)];
        var at = 0;
        foreach (var body in append.Events)
        {
            body.CopyTo(bodies.AsMemory(at));
            at += body.Length;
        }

        return new StoredAppend(append.ExpectedVersion, [.. append.Events.Select(static body => body.Length)], append.CommandId, bodies);
    }

    public IEnumerable<TableRow> Rows(string partition)
    {
        var first = new TableRow(partition, Row(Last)).With(AfterName, After).With(CommandName, CommandId)
            .With(LengthsName, string.Join(',', Lengths.Select(static length => length.ToString(CultureInfo.InvariantCulture))));
        yield return first.WithPieces(Bodies, 0);
        for (var place = 1; place < Pieces.Rows(Bodies.Length); place++)
            yield return new TableRow(partition, More(Last, place)).WithPieces(Bodies, place);
    }

    /// <summary>Reads one from its first row; the others, where there are any, are asked for.</summary>
    public static async ValueTask<StoredAppend> Read(TableRow first, Func<string, ValueTask<TableRow?>> read)
    {
        int[] lengths = [.. first.Text(LengthsName)!.Split(',').Select(static length => int.Parse(length, CultureInfo.InvariantCulture))];
        var after = first.Number(AfterName);
        var bytes = lengths.Sum();
        List<TableRow> rows = [first];
        for (var place = 1; place < Pieces.Rows(bytes); place++)
            rows.Add(await read(More(after + lengths.Length, place)).ConfigureAwait(false) ?? throw Torn());
        return new StoredAppend(after, lengths, first.Text(CommandName), Pieces.Join(rows, bytes));
    }

    public IEnumerable<StoredEvent> Events()
    {
        for (var (place, at) = (0, 0); place < Lengths.Count; at += Lengths[place], place++)
            yield return new StoredEvent(After + place + 1, place == Lengths.Count - 1 ? CommandId : null, Bodies.Slice(at, Lengths[place]));
    }

    private static InvalidDataException Torn() => new("A row of an append is missing, though its transaction was done.");
}
