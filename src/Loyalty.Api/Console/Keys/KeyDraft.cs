using System.Globalization;
using Loyalty.Contracts;
using Loyalty.Contracts.Keys;

namespace Loyalty.Api.Console.Keys;

/// <summary>A key as somebody typed it.</summary>
public sealed record KeyDraft
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Roles and scopes.</summary>
    public string[] Scopes { get; init; } = [];

    /// <summary>Programs, between spaces or commas; empty: all.</summary>
    public string Programs { get; init; } = "";

    /// <summary>Requests a second; empty: as the process is set.</summary>
    public string PerSecond { get; init; } = "";

    /// <summary>The last day on which it is good, in UTC, as <c>2026-12-31</c>; empty: it does not end.</summary>
    public string LastDay { get; init; } = "";

    /// <summary>Why it was refused; null: it was not.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What cannot be asked of the engine at all; null: nothing.</summary>
    internal string? Fault =>
        PerSecond.Length > 0 && !int.TryParse(PerSecond, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? "Requests a second: a whole number, or nothing."
        : LastDay.Length > 0 && Day is null ? "The last day: a date, or nothing."
        : null;

    /// <summary>What to ask for.</summary>
    internal KeyRequest Request => new()
    {
        Name = Name,
        Scopes = Scopes,
        Programs = Programs.Length == 0 ? null : Programs.Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries),
        RequestsPerSecond = PerSecond.Length == 0 ? null : int.Parse(PerSecond, NumberStyles.None, CultureInfo.InvariantCulture),
        Until = Day is { } day ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null,
    };

    private DateOnly? Day =>
        DateOnly.TryParseExact(LastDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What was typed.</summary>
    public static KeyDraft Of(IFormCollection form) => new()
    {
        Name = form["name"].ToString().Trim(),
        Scopes = [.. form["scope"].OfType<string>()],
        Programs = form["programs"].ToString().Trim(),
        PerSecond = form["perSecond"].ToString().Trim(),
        LastDay = form["lastDay"].ToString().Trim(),
    };
}
