using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Loyalty.Domain.Notifications;

/// <summary>
/// Ids of notifications: made of the place of the event that tells them, so that one that is told again has the same id, and from
/// letters, digits and dashes alone. What the stream is named after cannot be read from one.
/// </summary>
public static class EventId
{
    private const int HashBytes = 12;

    /// <summary>The id of a notification.</summary>
    /// <param name="stream">The stream of the event.</param>
    /// <param name="version">The event's version in it.</param>
    /// <param name="kind">The notification's kind.</param>
    /// <param name="place">Its place among those of the same kind that the event tells, from 0.</param>
    public static string Of(string stream, long version, string kind, int place)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(stream)).AsSpan(0, HashBytes);
        var name = kind[(kind.IndexOf('.', StringComparison.Ordinal) + 1)..].Replace('.', '-');
        var id = string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(hash)}-{version}-{name}");
        return place == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{place}");
    }
}
