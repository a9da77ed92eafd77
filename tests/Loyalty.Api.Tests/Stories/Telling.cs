using System.Text.Json;

namespace Loyalty.Api.Tests.Stories;

/// <summary>Answers as short texts, so that a story can be read beside them.</summary>
internal static class Telling
{
    /// <summary>The points of a receipt, and by what they came: <c>2650: purchase 2500, first-purchase 150</c>.</summary>
    public static string Receipt(JsonElement receipt)
    {
        var parts = receipt.GetProperty("breakdown").EnumerateArray()
            .Select(line => $"{line.GetProperty("rule")}{Text(line, "promotion", " by ")} {line.GetProperty("points")}").ToArray();
        return receipt.GetProperty("points") + (parts.Length > 0 ? ": " : "") + string.Join(", ", parts);
    }

    /// <summary>A balance and its lots: <c>2700: 2500 until 2027-03-02T05:00Z, 200 for ever; 10 pending</c>.</summary>
    public static string Points(JsonElement member)
    {
        var lots = member.GetProperty("lots").EnumerateArray().ToArray();
        var balance = member.GetProperty("balance").GetInt64();
        lots.Sum(lot => lot.GetProperty("points").GetInt64()).ShouldBe(balance);
        var beside = new[] { "pending", "held", "owed" }
            .Where(name => member.GetProperty(name).GetInt64() != 0)
            .Select(name => $"; {member.GetProperty(name)} {name}");
        return $"{balance}{(lots.Length > 0 ? ": " : "")}{string.Join(", ", lots.Select(Lot))}{string.Concat(beside)}";
    }

    /// <summary>A tier and the way to the next, as the shop shows it: <c>Silver, 2,650 of 5,001: 2,351 to gold, 52 %</c>.</summary>
    public static string Tier(JsonElement told)
    {
        var (tier, progress) = (told.GetProperty("tier"), told.GetProperty("progress"));
        var formatted = progress.GetProperty("formatted");
        var now = $"{tier.GetProperty("name")}{Until(tier, "until")}, {formatted.GetProperty("value")}";
        return progress.TryGetProperty("nextTier", out var next)
            ? $"{now} of {Text(formatted, "threshold")}: {Text(formatted, "missing")} to {next}, {Text(progress, "percent")} %"
            : now;
    }

    /// <summary>The account banner of the shop: its picture, its text, and the benefits of the tier.</summary>
    public static string Banner(JsonElement tier)
    {
        var benefits = tier.GetProperty("benefits").EnumerateArray()
            .Select(benefit => $"{Text(benefit, "kind")}{Text(benefit, "percent", " ", " %")}{Text(benefit, "minOrder", " from ")}");
        return $"{Text(tier.GetProperty("art"), "banner")} {Text(tier.GetProperty("texts"), "banner")}: {string.Join(", ", benefits)}";
    }

    /// <summary>A voucher, in a receipt or at its own address: <c>giftVoucher 20 EUR until 2026-12-01T10:00Z, open, 20 left</c>.</summary>
    public static string Voucher(JsonElement voucher)
    {
        var worth = $"{Text(voucher, "percent", " ", " %")}{Text(voucher, "amount", " ")}{Text(voucher, "currency", " ")}";
        return $"{Text(voucher, "kind")}{worth}{Until(voucher, "expiresAt")}{Text(voucher, "state", ", ")}{Text(voucher, "left", ", ", " left")}";
    }

    /// <summary>An entry: time, kind, points and the balance after it; what came back of a payment; from which tier to which.</summary>
    public static string Entry(JsonElement entry)
    {
        var kind = Text(entry, "kind");
        var change = kind == "tier" ? Text(entry, "reason", " (", ")") : "";
        var moved = $"{Text(entry, "points")}{Text(entry, "restored", " and ", " back")}";
        return $"{Time(entry.GetProperty("at"))} {kind} {moved} → {Text(entry, "balance")}{change}";
    }

    private static string Lot(JsonElement lot) => $"{Text(lot, "points")}{(Until(lot, "expiresAt") is { Length: > 0 } end ? end : " for ever")}";

    private static string Until(JsonElement told, string name) => told.TryGetProperty(name, out var end) ? $" until {Time(end)}" : "";

    private static string Text(JsonElement told, string name, string before = "", string after = "") =>
        told.TryGetProperty(name, out var value) ? $"{before}{value}{after}" : "";

    // Whole minutes are told without seconds.
    public static string Time(JsonElement time) => time.GetString()!.Replace(":00Z", "Z", StringComparison.Ordinal);
}
