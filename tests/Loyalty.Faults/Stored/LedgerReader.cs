using System.Text.Json;
using Loyalty.Faults.Members;
using Loyalty.History;

namespace Loyalty.Faults.Stored;

/// <summary>Reads ledgers through the API.</summary>
internal static class LedgerReader
{
    public static async Task<Dictionary<string, IReadOnlyList<LedgerEntry>>> Read(Apis apis, IEnumerable<string> members)
    {
        var ledgers = new Dictionary<string, IReadOnlyList<LedgerEntry>>();
        foreach (var member in members)
        {
            ledgers.Add(member, await Read(apis, member));
        }

        return ledgers;
    }

    private static async Task<IReadOnlyList<LedgerEntry>> Read(Apis apis, string member)
    {
        var entries = new List<LedgerEntry>();
        for (var after = ""; after is not null;)
        {
            var page = await apis.Insist(HttpMethod.Get, $"/members/{member}/ledger?limit=500&after={after}");
            entries.AddRange(page.GetProperty("entries").EnumerateArray().Select(entry => Entry(entry, member)));
            after = page.Text("next");
        }

        return entries;
    }

    private static LedgerEntry Entry(JsonElement entry, string member)
    {
        var kind = entry.Text("kind")!;
        var id = kind == "enrolment" ? member : entry.Text("id");
        var isGift = kind is "gift" or "gift-received" or "gift-returned";
        var command = id is null || kind is "gift-received" or "gift-returned" ? null : $"{(kind == "enrolment" ? "enrol" : kind)}/{id}";
        return new LedgerEntry(
            entry.Number("version"), command, entry.Number("points"), entry.Number("balance"), entry.Number("owed"))
        {
            Kind = kind,
            Order = entry.Text("orderId") is { } order ? $"purchase/{order}" : null,
            Gift = isGift ? id : null,
            Other = isGift ? entry.Text("other") : null,
            Promoted = [.. Promoted(entry)],
        };
    }

    private static IEnumerable<Promoted> Promoted(JsonElement entry) =>
        from line in entry.TryGetProperty("breakdown", out var breakdown) ? breakdown.EnumerateArray() : default
        where line.Text("promotion") is not null
        select new Promoted(line.Text("promotion")!, line.Number("points"));
}
