using System.Globalization;
using System.Text.Json;
using Loyalty.Api.Console.Pages;
using Loyalty.Contracts.Catalogue;

namespace Loyalty.Api.Console.Promotions;

/// <summary>A promotion as the list shows it.</summary>
internal sealed record PromotionFacts
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What it gives, in words.</summary>
    public required string Gives { get; init; }

    /// <summary>The first instant at which it holds; null: from the beginning.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The first instant at which it holds no more; null: without end.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Days of the week on which it holds, <c>mon</c> to <c>sun</c>; empty: all.</summary>
    public string[] Weekly { get; init; } = [];

    /// <summary>Whether it is switched on.</summary>
    public bool IsOn { get; init; }

    /// <summary>Points that it may give in all; null: as many as it likes.</summary>
    public long? Budget { get; init; }

    /// <summary>What is left of them.</summary>
    public long? Left { get; init; }

    /// <summary>Points that it has given.</summary>
    public long Given { get; init; }

    /// <summary>Those less what returns took back.</summary>
    public long Spent { get; init; }

    public static PromotionFacts Of(PromotionView view, TimeZoneInfo zone)
    {
        using var parsed = JsonDocument.Parse(view.Json);
        var json = parsed.RootElement;
        var id = json.GetProperty("id").GetString()!;
        return new()
        {
            Id = id,
            Name = ProgramFacts.Text(json, "name") ?? id,
            Gives = GivesOf(json),
            From = Instant(json, "from", zone),
            Until = Instant(json, "until", zone),
            Weekly = json.TryGetProperty("weekly", out var days) ? [.. days.EnumerateArray().Select(day => day.GetString()!)] : [],
            IsOn = json.TryGetProperty("active", out var active) && active.GetBoolean(),
            Budget = json.TryGetProperty("budget", out var budget) ? budget.GetInt64() : null,
            Left = view.Left,
            Given = view.Given,
            Spent = view.Spent,
        };
    }

    /// <summary>How it stands at an instant.</summary>
    public Standing At(DateTimeOffset now, TimeZoneInfo zone)
    {
        var day = TimeZoneInfo.ConvertTime(now, zone).DayOfWeek.ToString()[..3];
        return !IsOn ? Standing.Off
            : now >= Until ? Standing.Over
            : Left == 0 ? Standing.UsedUp
            : now < From ? Standing.Planned
            : Weekly.Length > 0 && !Weekly.Contains(day, StringComparer.OrdinalIgnoreCase) ? Standing.Resting
            : Standing.Running;
    }

    private static string GivesOf(JsonElement json)
    {
        var gives = json.TryGetProperty("multiply", out var times)
            ? $"{times.GetDecimal().ToString("0.##", CultureInfo.InvariantCulture)} times the points"
            : json.TryGetProperty("add", out var add)
                ? $"{add.GetProperty("points")} points more{(add.TryGetProperty("per", out var per) ? $" for each {per}" : " for an order")}"
                : "";
        return json.TryGetProperty("where", out var where) && where.EnumerateObject().Any()
            ? $"{gives}, where {string.Join(" and ", where.EnumerateObject().Select(Condition))}"
            : gives;
    }

    private static string Condition(JsonProperty condition) => condition.Value.ValueKind == JsonValueKind.Array
        ? $"{condition.Name} is {string.Join(" or ", condition.Value.EnumerateArray())}"
        : $"{condition.Name} is {condition.Value.GetRawText().Trim('{', '}', ' ').Replace("\"", "", StringComparison.Ordinal)}";

    // A time that a change of the clocks skips or repeats is taken as the zone does it: this is for reading.
    private static DateTimeOffset? Instant(JsonElement json, string name, TimeZoneInfo zone) =>
        json.TryGetProperty(name, out var text)
        && DateTime.TryParse(text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, zone.GetUtcOffset(local))
            : null;
}

/// <summary>How a promotion stands.</summary>
internal enum Standing
{
    /// <summary>Switched off.</summary>
    Off,

    /// <summary>On, and its time has not come.</summary>
    Planned,

    /// <summary>On, and today is none of its days.</summary>
    Resting,

    /// <summary>On, and gives.</summary>
    Running,

    /// <summary>Its budget has nothing left.</summary>
    UsedUp,

    /// <summary>Its time has passed.</summary>
    Over,
}
