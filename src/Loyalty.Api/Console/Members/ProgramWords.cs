using System.Text.Json;
using Loyalty.Api.Console.Pages;
using Loyalty.Contracts.Catalogue;

namespace Loyalty.Api.Console.Members;

/// <summary>How people call what a program's document names by ids. What it does not name any more keeps its id.</summary>
internal sealed class ProgramWords
{
    private readonly Dictionary<string, string> tiers = [];
    private readonly Dictionary<string, string> rewards = [];
    private readonly Dictionary<string, string> promotions = [];
    private readonly Dictionary<string, string> rules = [];

    private ProgramWords(JsonElement document, ProgramFacts facts)
    {
        Facts = facts;
        var levels = document.TryGetProperty("tiers", out var of) ? List(of, "levels") : [];
        foreach (var level in levels)
            tiers[Id(level)] = ProgramFacts.Text(level, "name") ?? Id(level);
        foreach (var reward in List(document, "rewards"))
            rewards[Id(reward)] = ProgramFacts.Text(reward, "name") ?? Id(reward);
        foreach (var promotion in List(document, "promotions"))
            promotions[Id(promotion)] = ProgramFacts.Text(promotion, "name") ?? Id(promotion);
        foreach (var rule in List(document, "earn"))
            rules[Id(rule)] = RuleWords.Of(rule);
        ByInvitation = [.. levels.Where(IsByInvitation).Select(Id)];
        if (document.TryGetProperty("adjustments", out var policy) && policy.TryGetProperty("secondApprovalAbove", out var limit))
            SecondApprovalAbove = limit.ValueKind == JsonValueKind.Number ? limit.GetInt64() : null;
    }

    /// <summary>Name and zone of the program.</summary>
    public ProgramFacts Facts { get; }

    /// <summary>The tiers that staff give, by their ids.</summary>
    public string[] ByInvitation { get; }

    /// <summary>The points above which a second person approves a correction; null: never.</summary>
    public long? SecondApprovalAbove { get; }

    public static ProgramWords Of(string program, ProgramDocument document)
    {
        using var parsed = JsonDocument.Parse(document.Json);
        return new(parsed.RootElement, ProgramFacts.Of(program, document));
    }

    public string Tier(string id) => tiers.GetValueOrDefault(id, id);

    public string Reward(string id) => rewards.GetValueOrDefault(id, id);

    public string Promotion(string id) => promotions.GetValueOrDefault(id, id);

    /// <summary>What a rule gives, as the document has it today; empty where it has no such rule.</summary>
    public string Rule(string id) => rules.GetValueOrDefault(id, "");

    /// <summary>A day of the program: <c>3 Mar 2026</c>.</summary>
    public string Day(DateTimeOffset instant) => Facts.At(instant).Split(',')[0];

    /// <summary>The last that something is good for: <c>through 2 Mar 2027</c>, or <c>until 2 Mar 2027, 14:05</c>.</summary>
    public string Until(DateTimeOffset end) => TimeZoneInfo.ConvertTime(end, Facts.Zone).TimeOfDay == TimeSpan.Zero
        ? $"through {Day(end.AddTicks(-1))}"
        : $"until {Facts.At(end)}";

    private static JsonElement[] List(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var list) ? [.. list.EnumerateArray()] : [];

    private static string Id(JsonElement named) => named.GetProperty("id").GetString()!;

    private static bool IsByInvitation(JsonElement level) =>
        level.TryGetProperty("invitationOnly", out var only) && only.ValueKind == JsonValueKind.True;
}
