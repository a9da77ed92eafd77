using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Loyalty.Grains.Feed;

/// <summary>A place in a program's feed: an event of the journal's feed, and how many of its notifications are behind.</summary>
/// <param name="Position">All events up to this position are behind.</param>
/// <param name="Place">Notifications of the next event that are behind as well.</param>
internal readonly record struct FeedCursor(long Position, int Place)
{
    private const int LongestText = 64;

    public static FeedCursor Beginning => default;

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Position}.{Place}")));

    /// <summary>Reads what <see cref="ToString"/> wrote; empty: the beginning; null: it is something else.</summary>
    public static FeedCursor? Read(string text)
    {
        if (text.Length == 0)
        {
            return Beginning;
        }

        Span<byte> bytes = stackalloc byte[LongestText];
        if (text.Length > LongestText || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length))
        {
            return null;
        }

        var parts = Encoding.ASCII.GetString(bytes[..length]).Split('.');
        return parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            ? new FeedCursor(position, place)
            : null;
    }
}
