using System.Collections.Immutable;
using System.Globalization;

namespace Loyalty.Journal.Postgres;

/// <summary>The events of an append as they lie in one row: one after the other, with their lengths where there are several.</summary>
internal static class Bodies
{
    public static ReadOnlyMemory<byte> Join(ImmutableArray<ReadOnlyMemory<byte>> events)
    {
        if (events.Length == 1)
            return events[0];
        var joined = new byte[events.Sum(body => body.Length)];
        var start = 0;
        foreach (var body in events)
        {
            body.Span.CopyTo(joined.AsSpan(start));
            start += body.Length;
        }

        return joined;
    }

    /// <summary>As PostgreSQL writes an array; null for a single event.</summary>
    public static string? Lengths(ImmutableArray<ReadOnlyMemory<byte>> events) =>
        events.Length == 1
            ? null
            : $"{{{string.Join(',', events.Select(body => body.Length.ToString(CultureInfo.InvariantCulture)))}}}";

    public static IEnumerable<ReadOnlyMemory<byte>> Split(byte[] bodies, int[]? lengths)
    {
        if (lengths is null)
        {
            yield return bodies;
            yield break;
        }

        var start = 0;
        foreach (var length in lengths)
        {
            yield return bodies.AsMemory(start, length);
            start += length;
        }
    }
}
