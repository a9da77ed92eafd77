using System.Text.Json;

namespace Loyalty.Api.Console.Members;

/// <summary>What a rule of a program gives, in words.</summary>
internal static class RuleWords
{
    public static string Of(JsonElement rule)
    {
        var gives = rule.TryGetProperty("give", out var give) && give.TryGetProperty("points", out var points)
            ? give.TryGetProperty("per", out var per) ? $"{points} for each {Per(per)} spent" : $"{points} points"
            : "no points";
        return rule.TryGetProperty("where", out var where) && where.EnumerateObject().Any()
            ? $"{gives}, where {string.Join(" and ", where.EnumerateObject().Select(Condition))}"
            : gives;
    }

    private static string Per(JsonElement per) => per.ValueKind == JsonValueKind.Object
        ? string.Join(" or ", per.EnumerateObject().Select(amount => $"{amount.Value} {amount.Name}"))
        : per.ToString();

    private static string Condition(JsonProperty condition) => condition.Value.ValueKind switch
    {
        JsonValueKind.Array => $"{condition.Name} is {string.Join(" or ", condition.Value.EnumerateArray())}",
        JsonValueKind.Object => $"{condition.Name} is {Per(condition.Value)}",
        _ => $"{condition.Name} is {condition.Value}",
    };
}
