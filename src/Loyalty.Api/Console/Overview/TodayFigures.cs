using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Loyalty.Api.Console.Pages;
using Loyalty.Contracts.Catalogue;
using Loyalty.Contracts.Reports;

namespace Loyalty.Api.Console.Overview;

/// <summary>
/// Asks the reports what the day has brought, for all who look at once and not more often than every few seconds. The first
/// answer after a
/// start may take long: then there is none for now. Safe for use from any thread.
/// </summary>
internal sealed class TodayFigures(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<string, Asked> programs = new(StringComparer.Ordinal);

    /// <summary>The newest figures; null: there are none yet. Waits for the first ones for so long at the most.</summary>
    public async Task<Today?> Of(string program, ProgramFacts facts, TimeSpan patience)
    {
        var asked = programs.GetOrAdd(program, _ => new Asked());
        Task<Today?> counting;
        lock (asked)
        {
            if (asked.Counting.IsCompleted && (asked.Last is null || time.GetElapsedTime(asked.At) >= Fresh))
                (asked.Counting, asked.At) = (Count(program, facts, asked), time.GetTimestamp());
            counting = asked.Counting;
        }
        await Task.WhenAny(counting, Task.Delay(patience, time));
        return asked.Last;
    }

    private async Task<Today?> Count(string program, ProgramFacts facts, Asked asked)
    {
        try
        {
            return asked.Last = await Count(program, facts) ?? asked.Last;
        }
        catch (Exception)
        {
            return asked.Last; // reports are out of reach for now: what was known stays, and the next one asks again
        }
    }

    private async Task<Today?> Count(string program, ProgramFacts facts)
    {
        var reports = grains.GetGrain<IReportGrain>(program);
        if ((await reports.Tiers(new ReportQuery())).Value is not { } tiers)
            return null;
        var day = TimeZoneInfo.ConvertTime(tiers.Time.To, facts.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var points = (await reports.Points(new ReportQuery { From = day })).Value;
        var promotions = (await reports.Promotions(new ReportQuery { From = day })).Value;
        var list = (await grains.GetGrain<ICatalogueGrain>(program).Promotions()).Value;
        if (points is null || promotions is null || list is null)
            return null;
        var issued = points.Totals.Sum(row => row.Issued);
        return new Today(tiers.Time.To, issued, ByPromotion(issued, promotions, Names(list)), ByTier(tiers, facts));
    }

    private static Bar[] ByPromotion(long issued, PromotionsReport report, Dictionary<string, string> names)
    {
        var bars = report.Promotions.GroupBy(row => row.Id)
            .Select(rows => new Bar(names.GetValueOrDefault(rows.Key, rows.Key), rows.Sum(row => row.Given), Orders(rows.Sum(row => row.Orders))))
            .OrderByDescending(bar => bar.Value).ToArray();
        return [.. bars, new Bar("By rules alone", Math.Max(0, issued - bars.Sum(bar => bar.Value)), "without a promotion")];
    }

    private static Bar[] ByTier(TiersReport report, ProgramFacts facts)
    {
        var names = facts.Tiers.ToDictionary();
        return [.. report.Tiers.Select(tier => new Bar(names.GetValueOrDefault(tier.Tier, tier.Tier), tier.Members))];
    }

    private static string Orders(long orders) => orders == 1 ? "1 order" : $"{Figures.Count(orders)} orders";

    private static Dictionary<string, string> Names(PromotionList list) => list.Promotions
        .Select(view => JsonDocument.Parse(view.Json).RootElement)
        .ToDictionary(json => json.GetProperty("id").GetString()!, json => ProgramFacts.Text(json, "name") ?? json.GetProperty("id").GetString()!);

    private sealed class Asked
    {
        public Task<Today?> Counting { get; set; } = Task.FromResult<Today?>(null);

        public Today? Last { get; set; }

        public long At { get; set; }
    }
}
