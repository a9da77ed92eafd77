using System.Globalization;

namespace Loyalty.Grains.Promotions;

/// <summary>
/// Names of those who spend of budgets: an incarnation of a silo, and how often it was held to be dead although it lived. Who lost
/// its slices never spends under the same name again.
/// </summary>
internal static class Holder
{
    private const char Mark = '~';

    public static string Name(string incarnation, int revocations) =>
        string.Create(CultureInfo.InvariantCulture, $"{incarnation}{Mark}{revocations}");

    public static string IncarnationOf(string holder) => holder[..holder.LastIndexOf(Mark)];
}
