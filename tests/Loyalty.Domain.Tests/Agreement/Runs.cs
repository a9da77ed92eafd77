using System.Globalization;

namespace Loyalty.Domain.Tests.Agreement;

/// <summary>How many random cases a property tries: <c>LOYALTY_PROPERTY_RUNS</c> is a factor on what each build does.</summary>
internal static class Runs
{
    public static int Times(int count)
    {
        var factor = Environment.GetEnvironmentVariable("LOYALTY_PROPERTY_RUNS");
        return count * (int.TryParse(factor, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0 ? times : 1);
    }
}
