using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Loyalty.Domain.Tests.Agreement;

/// <summary>
/// How many random cases a property tries. A build tries the same ones each time; <c>LOYALTY_PROPERTY_RUNS</c> is a factor on
/// their number, and with it they are others each time.
/// </summary>
internal static class Runs
{
    public static Config Of(int count)
    {
        var factor = Environment.GetEnvironmentVariable("LOYALTY_PROPERTY_RUNS");
        var config = Config.QuickThrowOnFailure;
        return int.TryParse(factor, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0
            ? config.WithMaxTest(count * times)
            : config.WithMaxTest(count).WithReplay(20260301, 1);
    }
}
