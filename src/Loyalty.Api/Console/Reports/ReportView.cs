using Loyalty.Contracts.Reports;

namespace Loyalty.Api.Console.Reports;

/// <summary>A report as tables.</summary>
/// <param name="Time">The time that it is about.</param>
/// <param name="Tables">Its tables.</param>
public sealed record ReportView(ReportTime Time, ReportTable[] Tables)
{
    private static readonly ReportColumn Currency = ReportColumn.Text("Currency");
    private static readonly ReportColumn Worth = new("Worth", ReportCell.Money);
    private static readonly ReportColumn Breakage = new("Breakage", ReportCell.Share);
    private static readonly ReportColumn Outstanding = new("Outstanding", IsKept: true, IsDrawn: true);

    /// <summary>Liability.</summary>
    public static ReportView Of(LiabilityReport report) => new(
        report.Time,
        [
            Holdings("totals", "In all", report.Totals, []),
            Holdings("tiers", "By tier", report.Tiers, [(ReportColumn.Text("Tier"), row => row.Tier)]),
            ReportTable.Of(
                "months", "By issue month", report.Months, [],
                (ReportColumn.Text("Issued in"), row => row.Month), (Currency, row => row.Currency),
                (ReportColumn.Kept("Issued"), row => row.Issued), (new("Received"), row => row.Received), (new("Restored"), row => row.Restored),
                (ReportColumn.Kept("Redeemed"), row => row.Redeemed), (ReportColumn.Kept("Expired"), row => row.Expired),
                (ReportColumn.Kept("Reversed"), row => row.Reversed), (new("Repaid"), row => row.Repaid), (new("Given"), row => row.Given),
                (new("Available"), row => row.Available), (new("Pending"), row => row.Pending), (new("Held"), row => row.Held),
                (Outstanding, row => row.Outstanding), (Worth, row => row.Worth), (Breakage, row => row.Breakage)),
        ]);

    /// <summary>Points.</summary>
    public static ReportView Of(PointsReport report) => new(
        report.Time,
        [
            ReportTable.Of(
                "points", "Points", report.Periods, report.Totals,
                (ReportColumn.Text("Period"), row => row.Period), (Currency, row => row.Currency),
                (new("Issued", IsKept: true, IsDrawn: true), row => row.Issued), (new("Received"), row => row.Received),
                (new("Restored"), row => row.Restored), (ReportColumn.Kept("Redeemed"), row => row.Redeemed),
                (ReportColumn.Kept("Expired"), row => row.Expired), (ReportColumn.Kept("Reversed"), row => row.Reversed),
                (new("Given"), row => row.Given), (new("Owed"), row => row.Owed), (new("Repaid"), row => row.Repaid),
                (ReportColumn.Kept("Change"), row => row.Change), (Breakage, row => row.Breakage)),
        ]);

    /// <summary>Tiers.</summary>
    public static ReportView Of(TiersReport report) => new(
        report.Time,
        [
            ReportTable.Of(
                "tiers", "Members at the end", report.Tiers, [],
                (ReportColumn.Text("Tier"), row => row.Tier), (new("Members", IsKept: true, IsDrawn: true), row => row.Members)),
            ReportTable.Of(
                "moves", "Changes", report.Moves, [],
                (ReportColumn.Text("From"), row => row.From), (ReportColumn.Text("To"), row => row.To),
                (new("Members", IsKept: true, IsDrawn: true), row => row.Members)),
        ]);

    /// <summary>Members.</summary>
    public static ReportView Of(MembersReport report) => new(
        report.Time,
        [
            ReportTable.Of(
                "members", $"Members, {Pages.Figures.Count(report.Members)} at the end", report.Periods, [report.Total],
                (ReportColumn.Text("Period"), row => row.Period), (ReportColumn.Kept("Joined"), row => row.Enrolled),
                (new("Active", IsKept: true, IsDrawn: true), row => row.Active), (ReportColumn.Kept("Came back"), row => row.Returning)),
        ]);

    /// <summary>Promotions.</summary>
    public static ReportView Of(PromotionsReport report) => new(report.Time, [Orders("promotions", "Promotions", "Promotion", report.Promotions)]);

    /// <summary>Partners.</summary>
    public static ReportView Of(PartnersReport report) => new(
        report.Time,
        [
            Orders("partners", "Partners", "Partner", report.Partners),
            ReportTable.Of(
                "donations", "Donations", report.Donations, [],
                (ReportColumn.Text("Association"), row => row.Association), (Currency, row => row.Currency),
                (ReportColumn.Kept("Times"), row => row.Times), (new("Points", IsKept: true, IsDrawn: true), row => row.Points), (Worth, row => row.Worth)),
        ]);

    private static ReportTable Holdings(
        string id, string title, LiabilityTotal[] rows, (ReportColumn, Func<LiabilityTotal, object?>)[] first) => ReportTable.Of(
        id, title, rows, [],
        [
            .. first, (Currency, row => row.Currency),
            (ReportColumn.Kept("Available"), row => row.Available), (new("Pending"), row => row.Pending), (new("Held"), row => row.Held),
            (Outstanding, row => row.Outstanding), (Worth, row => row.Worth), (ReportColumn.Kept("Owed"), row => row.Owed),
        ]);

    private static ReportTable Orders(string id, string title, string of, OrderFigures[] rows) => ReportTable.Of(
        id, title, rows, [],
        (ReportColumn.Text(of), row => row.Id), (Currency, row => row.Currency), (ReportColumn.Kept("Orders"), row => row.Orders),
        (new("Spend", ReportCell.Money), row => row.Spend), (new("Returned", ReportCell.Money), row => row.Returned),
        (ReportColumn.Kept("Points given"), row => row.Given), (new("Taken back"), row => row.Taken),
        (new("Net", IsKept: true, IsDrawn: true), row => row.Net), (Worth, row => row.Worth));
}
