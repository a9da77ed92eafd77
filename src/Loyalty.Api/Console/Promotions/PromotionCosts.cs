using System.Globalization;
using Loyalty.Api.Console.Pages;
using Loyalty.Contracts.Reports;

namespace Loyalty.Api.Console.Promotions;

/// <summary>What the reports say of promotions.</summary>
/// <param name="Now">The program's now.</param>
/// <param name="Ever">By promotion and currency, of all times.</param>
/// <param name="Lately">Points given in the last days, by promotion.</param>
internal sealed record PromotionCosts(DateTimeOffset Now, ILookup<string, OrderFigures> Ever, IReadOnlyDictionary<string, long> Lately)
{
    /// <summary>Null where reports have no answer.</summary>
    public static async Task<PromotionCosts?> Ask(IReportGrain reports, TimeZoneInfo zone)
    {
        if ((await reports.Promotions(new ReportQuery())).Value is not { } ever)
            return null;
        var from = TimeZoneInfo.ConvertTime(ever.Time.To.AddDays(-Forecast.Back), zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if ((await reports.Promotions(new ReportQuery { From = from })).Value is not { } lately)
            return null;
        return new(
            ever.Time.To,
            ever.Promotions.ToLookup(row => row.Id),
            lately.Promotions.GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.Sum(row => row.Given)));
    }

    /// <summary>What the points of a promotion are worth, by currency, as far as the program says.</summary>
    public string Worth(string promotion) => string.Join(
        ", ", Ever[promotion].Where(row => row.Worth is not null).Select(row => Figures.Money(row.Worth!.Value, row.Currency)));

    public long Orders(string promotion) => Ever[promotion].Sum(row => row.Orders);
}
