using Loyalty.Contracts.Members;
using Loyalty.Contracts.Reports;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Reports;

/// <summary>Reports say what the sum over all ledgers says, and say the same when they are made again.</summary>
public sealed class LedgerAgreementTests
{
    private const int Members = 12;
    private const int Steps = 300;

    private static readonly string[] Dates =
        ["2024-02-01", "2024-03-01", "2024-12-31", "2025-01-01", "2025-02-28", "2025-06-15T13:30:00Z", "2026-01-01T00:00:00+14:00", "2027-03-01"];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task Reports_agree_with_the_ledgers_at_any_date(int seed, bool isPending)
    {
        await using var shop = await Shop.Open(Programs.With(program =>
        {
            program["sandbox"] = true;
            if (isPending)
            {
                program["points"]!["pendingFor"] = "P14D";
            }
        }));
        await Live(shop, new Random(seed));
        var entries = new List<LedgerEntry[]>();
        for (var member = 0; member < Members; member++)
        {
            entries.Add(await shop.Member($"m{member}").Entries());
        }

        var reports = shop.Grains.GetGrain<IReportGrain>("storefront");
        await ShouldAgree(reports, entries);
        var before = await All(reports);
        (await reports.Rebuild().Value()).Events.ShouldBe(entries.Sum(ledger => ledger.Length));
        (await All(reports)).ShouldBe(before);
        await shop.Restart();
        (await All(shop.Grains.GetGrain<IReportGrain>("storefront"))).ShouldBe(before);
    }

    /// <summary>Members buy, review, spend and send back while two years pass on the clock of the sandbox.</summary>
    private static async Task Live(Shop shop, Random random)
    {
        var now = new DateTimeOffset(2024, 1, 15, 9, 0, 0, TimeSpan.Zero);
        await shop.Catalogue().MoveClock(now).Value();
        for (var member = 0; member < Members; member++)
        {
            await shop.Enrolled($"m{member}");
        }

        for (var step = 0; step < Steps; step++)
        {
            if (random.Next(4) == 0)
            {
                now = now.AddHours(random.Next(1, 600));
                await shop.Catalogue().MoveClock(now).Value();
            }

            var member = shop.Member($"m{random.Next(Members)}");
            _ = random.Next(6) switch
            {
                < 3 => (await member.Purchase(Orders.Order($"{step}", random.Next(1, 40)))).Value,
                3 => (await member.Return(new ReturnRequest { ReturnId = $"{step}", OrderId = $"{random.Next(step + 1)}" })).Value,
                4 => (await member.Act(new ActivityRequest { ActivityId = $"{step}", Type = "review", Subject = $"{random.Next(9)}" })).Value,
                _ => (await member.Redeem(Orders.Payment($"{step}", random.Next(1, 3000)))).Value,
            };
        }

        await shop.Catalogue().MoveClock(now.AddMonths(8)).Value();
    }

    private static async Task ShouldAgree(IReportGrain reports, List<LedgerEntry[]> ledgers)
    {
        foreach (var date in Dates)
        {
            var points = await reports.Points(new ReportQuery { To = date }).Value();
            var liability = await reports.Liability(new ReportQuery { To = date }).Value();
            var sum = LedgerSum.Of(ledgers, points.Time.To);
            points.Totals.Sum(row => row.Issued).ShouldBe(sum.Issued, date);
            points.Totals.Sum(row => row.Redeemed).ShouldBe(sum.Redeemed, date);
            points.Totals.Sum(row => row.Expired).ShouldBe(sum.Expired, date);
            points.Totals.Sum(row => row.Reversed).ShouldBe(sum.Reversed, date);
            liability.Totals.Sum(total => total.Available).ShouldBe(sum.Balance, date);
            liability.Totals.Sum(total => total.Owed).ShouldBe(sum.Owed, date);
            liability.Totals.Sum(total => total.Outstanding)
                .ShouldBe(sum.Issued + sum.Owed - sum.Redeemed - sum.Expired - sum.Reversed, date);
            liability.Months.Sum(month => month.Outstanding).ShouldBe(liability.Totals.Sum(total => total.Outstanding), date);
            liability.Tiers.Sum(tier => tier.Outstanding).ShouldBe(liability.Totals.Sum(total => total.Outstanding), date);
            liability.Months.ShouldAllBe(month => month.Outstanding >= 0 && month.Available >= 0 && month.Pending >= 0);
        }

        var end = LedgerSum.Of(ledgers, DateTimeOffset.MaxValue);
        Math.Min(Math.Min(end.Issued, end.Redeemed), Math.Min(end.Expired, end.Reversed)).ShouldBeGreaterThan(0, "or it shows little");
    }

    private static async Task<string> All(IReportGrain reports) => string.Join('\n',
        Orders.Text(await reports.Liability(new ReportQuery()).Value()),
        Orders.Text(await reports.Points(new ReportQuery { By = "day" }).Value()),
        Orders.Text(await reports.Tiers(new ReportQuery { From = "2024-06-01" }).Value()),
        Orders.Text(await reports.Members(new ReportQuery()).Value()),
        Orders.Text(await reports.Promotions(new ReportQuery()).Value()),
        Orders.Text(await reports.Partners(new ReportQuery()).Value()));
}
