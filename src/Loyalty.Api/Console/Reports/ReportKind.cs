using Loyalty.Api.Answers;
using Loyalty.Contracts;
using Loyalty.Contracts.Reports;

namespace Loyalty.Api.Console.Reports;

/// <summary>A report that can be asked for.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Like">The endpoint of the API that answers the same.</param>
/// <param name="About">What it tells, in a sentence.</param>
/// <param name="HasFrom">Whether a beginning of the time changes anything.</param>
/// <param name="HasBy">Whether it is told by month or day.</param>
public sealed record ReportKind(string Name, string Title, string Like, string About, bool HasFrom, bool HasBy)
{
    /// <summary>All that there are, in the order in which they are shown.</summary>
    public static readonly ReportKind[] All =
    [
        new("liability", "Liability", "ReportLiability",
            "Points that members have, and what they are worth by the program in force now. Owed is what members' later earning pays first.", false, false),
        new("points", "Points", "ReportPoints", "Points that came and went, each counted at the time of its event.", true, true),
        new("tiers", "Tiers", "ReportTiers", "Members of each tier at the end, and who changed: one that changed twice counts twice.", true, false),
        new("members", "Members", "ReportMembers", "Who joined, who bought, was active or spent points, and who had done so before.", true, true),
        new("promotions", "Promotions", "ReportPromotions", "What each promotion gave, what returns took back, and the orders that it was in.", true, false),
        new("partners", "Partners", "ReportPartners", "What is to be settled with partners and associations.", true, false),
    ];

    /// <summary>Asks for it.</summary>
    internal async Task<Answer<ReportView>> Ask(IReportGrain reports, ReportQuery query) => Name switch
    {
        "liability" => (await reports.Liability(query)).As(ReportView.Of),
        "points" => (await reports.Points(query)).As(ReportView.Of),
        "tiers" => (await reports.Tiers(query)).As(ReportView.Of),
        "members" => (await reports.Members(query)).As(ReportView.Of),
        "promotions" => (await reports.Promotions(query)).As(ReportView.Of),
        "partners" => (await reports.Partners(query)).As(ReportView.Of),
        _ => throw new System.Diagnostics.UnreachableException($"No report {Name}."),
    };

    /// <summary>What of a question's query is about it.</summary>
    internal ReportQuery Query(Func<string, string> value) => new()
    {
        From = HasFrom ? Said(value("from")) : null,
        To = Said(value("to")),
        By = HasBy ? Said(value("by")) : null,
    };

    private static string? Said(string text) => text.Length == 0 ? null : text;
}
