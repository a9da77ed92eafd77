namespace Loyalty.Cli.Reports;

/// <summary>What a column shows.</summary>
internal enum Shown
{
    Text = 1,
    Points,
    Money,
    Share,
}

/// <summary>
/// A column of a table.
/// <c>Field</c>: its name in the report.
/// <c>IsKept</c>: shown although nothing but zeros is in it.
/// </summary>
internal sealed record Column(string Title, string Field, Shown Shown = Shown.Points, bool IsKept = false);

/// <summary>
/// A table of a report.
/// <c>Rows</c>: the name of its rows in the report.
/// <c>Totals</c>: the name of the row, or rows, that sum them up; null where there is none.
/// </summary>
internal sealed record Section(string Title, string Rows, string? Totals, params Column[] Columns);

/// <summary>How each report is laid out.</summary>
internal static class ReportLayout
{
    private static readonly Column s_currency = new("Currency", "currency", Shown.Text, true);
    private static readonly Column s_worth = new("Worth", "worth", Shown.Money);
    private static readonly Column s_breakage = new("Breakage", "breakage", Shown.Share);

    private static readonly Column[] s_flows =
    [
        new("Issued", "issued", IsKept: true), new("Received", "received"), new("Restored", "restored"),
        new("Redeemed", "redeemed", IsKept: true),
        new("Expired", "expired", IsKept: true), new("Reversed", "reversed", IsKept: true), new("Given", "given"), new("Owed", "owed"),
        new("Repaid", "repaid"),
    ];

    private static readonly Column[] s_holdings =
    [
        new("Available", "available", IsKept: true), new("Pending", "pending"), new("Held", "held"),
        new("Outstanding", "outstanding", IsKept: true), s_worth,
    ];

    private static readonly Column[] s_orders =
    [
        s_currency, new("Orders", "orders", IsKept: true), new("Spend", "spend", Shown.Money), new("Returned", "returned", Shown.Money),
        new("Points given", "given", IsKept: true), new("Taken back", "taken"), new("Net", "net", IsKept: true), s_worth,
    ];

    private static readonly Dictionary<string, Section[]> s_reports = new()
    {
        ["liability"] =
        [
            new("By issue month", "months", null,
                [new("Issued in", "month", Shown.Text, true), s_currency, .. s_flows, .. s_holdings, s_breakage]),
            new("By tier", "tiers", null,
                [new("Tier", "tier", Shown.Text, true), s_currency, .. s_holdings, new("Owed", "owed", IsKept: true)]),
            new("In all", "totals", null, [s_currency, .. s_holdings, new("Owed", "owed", IsKept: true)]),
        ],
        ["points"] =
        [
            new("Points", "periods", "totals",
                [new("Period", "period", Shown.Text, true), s_currency, .. s_flows, new("Change", "change", IsKept: true), s_breakage]),
        ],
        ["tiers"] =
        [
            new("Members at the end", "tiers", null,
                new Column("Tier", "tier", Shown.Text, true), new Column("Members", "members", IsKept: true)),
            new("Changes", "moves", null,
                new("From", "from", Shown.Text, true), new("To", "to", Shown.Text, true), new("Members", "members", IsKept: true)),
        ],
        ["members"] =
        [
            new("Members", "periods", "total", new Column("Period", "period", Shown.Text, true), new("Joined", "enrolled", IsKept: true),
                new("Active", "active", IsKept: true), new("Came back", "returning", IsKept: true)),
        ],
        ["promotions"] = [new("Promotions", "promotions", null, [new("Promotion", "id", Shown.Text, true), .. s_orders])],
        ["partners"] =
        [
            new("Partners", "partners", null, [new("Partner", "id", Shown.Text, true), .. s_orders]),
            new("Donations", "donations", null, new Column("Association", "association", Shown.Text, true), s_currency,
                new("Times", "times", IsKept: true), new("Points", "points", IsKept: true), s_worth),
        ],
    };

    public static IEnumerable<string> Names => s_reports.Keys;

    public static Section[] Of(string report) => s_reports[report];
}
