using System.Globalization;
using System.Text;

namespace Loyalty.Cli.Tests.Feeding;

/// <summary>A history of many members with orders and cancellations in turn, the same every time.</summary>
internal static class SampleHistory
{
    public static string Csv(int members, int ordersEach)
    {
        var text = new StringBuilder(OrderHistory.Csv.Header);
        for (var order = 0; order < ordersEach; order++)
        {
            for (var member = 0; member < members; member++)
            {
                var number = (1000 * (order + 1) + member).ToString(CultureInfo.InvariantCulture);
                var day = (order + 1).ToString("00", CultureInfo.InvariantCulture);
                var name = "m" + member.ToString("000", CultureInfo.InvariantCulture);
                text.Append(OrderHistory.Csv.Line(number, "A", 2, $"2011-01-{day} 10:00:00", "1.25", name));
                text.Append(OrderHistory.Csv.Line("C" + number, "A", -1, $"2011-01-{day} 12:00:00", "1.25", name));
            }
        }

        return text.ToString();
    }
}
