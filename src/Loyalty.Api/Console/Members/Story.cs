using System.Globalization;
using System.Text.RegularExpressions;
using Loyalty.Api.Console.Pages;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Console.Members;

/// <summary>
/// Tells a ledger in plain words: what moved, why, and where the points came from. It decides nothing: every figure is the
/// ledger's.
/// </summary>
internal sealed partial class Story(ProgramWords words, Past past)
{
    private const int MostSources = 3;

    /// <summary>An entry as people read it.</summary>
    public Told Tell(LedgerEntry entry) => new(entry, entry.Points == 0 ? "" : Signed(entry.Points), Sentence(entry))
    {
        Shares = IsToldByLines(entry) ? [.. entry.Breakdown.Select(ShareOf)] : [],
        Ties = entry.Kind == "expiry"
            ? [.. past.SourcesOf(entry).Select(Source)]
            : [.. past.ConsequencesOf(entry).Select(Consequence)],
    };

    /// <summary>Points with their sign: <c>+1 150</c>.</summary>
    public static string Signed(long points) => points > 0 ? "+" + Figures.Count(points) : Figures.Count(points);

    /// <summary>Whether the lines say more than the sentence does: there are several, or a rule made them.</summary>
    private bool IsToldByLines(LedgerEntry entry) =>
        entry.Breakdown.Length > 1 || Array.Exists(entry.Breakdown, line => words.Rule(line.Rule).Length > 0);

    private string Sentence(LedgerEntry entry) => entry.Kind switch
    {
        "enrolment" => entry.Points > 0
            ? Given(entry, "for a birthday in the month of joining")
            : Ended("Joined the program", Vouchers(entry)),
        "profile" => entry.Points > 0
            ? Given(entry, "for a birthday in the month in which it was told")
            : Ended("What the shop knows of the member was changed", By(entry), Vouchers(entry)),
        "purchase" => entry.Points > 0
            ? Given(entry, $"for order {entry.OrderId}")
            : Ended($"Order {entry.OrderId} earned nothing", Vouchers(entry)),
        "return" => Returned(entry),
        "activity" => entry.Points > 0
            ? Given(entry, $"for {entry.Reason} (activity {entry.Id})")
            : Ended($"{entry.Reason} (activity {entry.Id}) earned no points", Vouchers(entry)),
        "birthday" => entry.Points > 0
            ? Given(entry, "for the birthday month")
            : Ended("The birthday month began", Vouchers(entry)),
        "membership" => entry.Points > 0
            ? Given(entry, "for being a member for so long")
            : Ended("The member has been one for so long", Vouchers(entry)),
        "available" => Ended(Grouped(entry.Reason), Good(entry)),
        "expiry" => Expired(entry),
        "expiry-warning" => Ended(
            $"A warning went out: {Grouped(entry.Reason)}",
            entry.ExpiresAt is { } end ? $"; the first are good {words.Until(end)}" : ""),
        "tier" => TierChanged(entry),
        _ => Dealt(entry),
    };

    private string Given(LedgerEntry entry, string why) =>
        Ended(why, Shares(entry, "by"), Arrival(entry), Good(entry), Vouchers(entry));

    private string Returned(LedgerEntry entry)
    {
        var order = past.Order(entry.OrderId) is { } bought
            ? $"order {entry.OrderId}, which had earned {Figures.Count(bought.Points)} on {words.Day(bought.At)}"
            : $"order {entry.OrderId}";
        var back = entry.Restored is { } restored
            ? $"; {Figures.Count(restored)} points that had paid for it came back, as good as they were"
            : "";
        return entry.Points == 0
            ? Ended($"Return {entry.Id} of {order}: it took nothing back", LetGo(entry), back)
            : Ended($"for return {entry.Id} of {order}", Shares(entry, "of"), LetGo(entry), Owed(entry), back);
    }

    private string Expired(LedgerEntry entry)
    {
        var sources = past.SourcesOf(entry).ToArray();
        var named = sources.Take(MostSources).Select(Source);
        var others = sources.Length > MostSources ? $" and of {sources.Length - MostSources} others" : "";
        return sources.Length == 0
            ? Ended($"expired{(entry.ExpiresAt is { } end ? $", which were good {words.Until(end)}" : "")}")
            : Ended($"expired: what was left of {string.Join(", ", named)}{others}");
    }

    private string TierChanged(LedgerEntry entry)
    {
        var (before, after) = Change(entry.Reason);
        return before == after
            ? Ended($"The tier was looked at again: it stays {after}")
            : Ended($"The tier went from {before} to {after}");
    }

    /// <summary>By what the points came: each rule and promotion with its part, or the one that gave them all.</summary>
    private string Shares(LedgerEntry entry, string by)
    {
        var parts = entry.Breakdown.Where(line => line.Rule != "let-go").ToArray();
        var told = parts.Select(line => $"{Figures.Count(Math.Abs(line.Points))} {by} {Name(line)}");
        return parts.Length switch
        {
            0 => "",
            1 => $", {by} {Name(parts[0])}",
            _ => $": {string.Join(", ", told)}",
        };
    }

    private string Name(BreakdownLine line) =>
        line.Promotion is { } promotion ? $"the promotion {words.Promotion(promotion)}" : $"the rule {line.Rule}";

    private ToldShare ShareOf(BreakdownLine line) => line.Promotion is { } promotion
        ? new($"promotion {promotion}", $"{words.Promotion(promotion)}, on what the rule {line.Rule} gives", Signed(line.Points))
        : new(line.Rule, words.Rule(line.Rule), Signed(line.Points));

    /// <summary>Whether what was given can be spent, as the balance shows.</summary>
    private string Arrival(LedgerEntry entry)
    {
        if (past.Before(entry) is not { } before)
            return "";
        var repaid = Math.Max(0, before.Owed - entry.Owed);
        var paid = repaid > 0 ? $"; {Figures.Count(repaid)} of them pay what was owed" : "";
        var left = entry.Points - repaid;
        return left <= 0 ? paid
            : entry.Balance - before.Balance >= left ? $"{paid}; available at once"
            : $"{paid}; not available yet";
    }

    private string Good(LedgerEntry entry) => entry.ExpiresAt is { } end ? $"; good {words.Until(end)}"
        : entry.Points > 0 ? "; they never expire"
        : "";

    private string Owed(LedgerEntry entry) => past.Before(entry) is { } before && entry.Owed > before.Owed
        ? $"; {Figures.Count(entry.Owed - before.Owed)} of them were spent already, and are owed"
        : "";

    private static string LetGo(LedgerEntry entry) => Array.Find(entry.Breakdown, line => line.Rule == "let-go") is { } line
        ? $"; {Figures.Count(line.Points)} that were gone already are let go"
        : "";

    private string Source(LedgerEntry entry)
    {
        var what = entry.Kind switch
        {
            "purchase" => $"for order {entry.OrderId}",
            "activity" => $"for {entry.Reason}",
            "birthday" or "enrolment" or "profile" => "for the birthday",
            "membership" => "for the time as a member",
            "referral" => "for a referral",
            "adjustment" => "by correction",
            _ => $"of a {entry.Kind}",
        };
        return $"the {Figures.Count(entry.Points)} {what} on {words.Day(entry.At)}";
    }

    private string Consequence(LedgerEntry entry)
    {
        var told = entry.Kind == "expiry"
            ? $"{Signed(entry.Points)} expired, of all that was good until then"
            : $"{(entry.Points == 0 ? "" : Signed(entry.Points) + " ")}{Sentence(entry).TrimEnd('.')}";
        return $"{words.Day(entry.At)}: {told}.";
    }

    private string Vouchers(LedgerEntry entry) =>
        string.Concat((entry.Vouchers ?? []).Select(voucher => $"; with a voucher, {VoucherWords.Of(voucher, words)}"));

    private static string By(LedgerEntry entry) => entry.Actor is { Length: > 0 } actor ? $" by {actor}" : "";

    /// <summary>The tiers that a reason of the ledger names, from one to another.</summary>
    private (string Before, string After) Change(string? reason) => (reason ?? "").Split(" → ") is [var before, var after]
        ? (words.Tier(before), words.Tier(after))
        : (reason ?? "", reason ?? "");

    private static string Ended(params ReadOnlySpan<string> parts) => string.Concat(parts).TrimEnd('.') + ".";

    /// <summary>A sentence that the ledger made, with its numbers as pages show them.</summary>
    private static string Grouped(string? reason) =>
        Numbers.Replace(reason ?? "", number => Figures.Count(long.Parse(number.ValueSpan, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"\d{4,18}")]
    private static partial Regex Numbers { get; }
}
