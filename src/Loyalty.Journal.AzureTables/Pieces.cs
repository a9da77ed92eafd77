using System.Globalization;
using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Journal.AzureTables;

/// <summary>Bytes in pieces: a property holds 64 KB at the most, a row 1 MB, so what is longer goes over several of both.</summary>
internal static class Pieces
{
    /// <summary>The most bytes that a row holds here.</summary>
    public const int RowBytes = Piece * PerRow;

    private const int Piece = 64_000;
    private const int PerRow = 14;

    /// <summary>How many rows it takes.</summary>
    public static int Rows(int bytes) => Math.Max(1, (bytes + RowBytes - 1) / RowBytes);

    /// <summary>Puts the bytes that belong to the n-th row (from 0) into it.</summary>
    public static TableRow WithPieces(this TableRow row, ReadOnlyMemory<byte> bytes, int place)
    {
        var own = bytes[Math.Min(bytes.Length, place * RowBytes)..Math.Min(bytes.Length, (place + 1) * RowBytes)];
        for (var piece = 0; piece * Piece < own.Length; piece++)
            row.With(Name(piece), own[(piece * Piece)..Math.Min(own.Length, (piece + 1) * Piece)]);
        return row;
    }

    /// <summary>The bytes of rows in their order.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bytes">How many there are: a row that was merged may have older pieces behind them.</param>
    public static byte[] Join(IEnumerable<TableRow> rows, int bytes)
    {
        var joined = new MemoryStream(bytes);
        foreach (var row in rows)
        {
            for (var piece = 0; piece < PerRow && joined.Length < bytes && row.Bytes(Name(piece)) is { } part; piece++)
                joined.Write(part, 0, (int)Math.Min(part.Length, bytes - joined.Length));
        }

        return joined.Length == bytes ? joined.ToArray()
            : throw new InvalidDataException($"Rows of the journal hold {joined.Length} of {bytes} bytes.");
    }

    private static string Name(int piece) => string.Create(CultureInfo.InvariantCulture, $"B{piece}");
}
