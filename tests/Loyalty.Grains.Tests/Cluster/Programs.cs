using System.Text.Json.Nodes;

namespace Loyalty.Grains.Tests.Cluster;

/// <summary>Program documents: the storefront as it ships, and changes of it.</summary>
internal static class Programs
{
    public static readonly string Storefront = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "storefront.json"));

    /// <summary>The storefront with a clock that can be moved.</summary>
    public static string Sandbox => With(program => program["sandbox"] = true);

    /// <summary>The storefront with double points at all times, from a promotion.</summary>
    public static string Doubling => With(program => program["promotions"] = new JsonArray(Promotion("double", 2)));

    public static JsonObject Promotion(string id, int multiply) => new()
    {
        ["id"] = id,
        ["name"] = new JsonObject { ["en"] = id },
        ["multiply"] = multiply,
        ["from"] = "2020-01-01T00:00",
        ["until"] = "2900-01-01T00:00",
        ["stack"] = "best",
        ["active"] = true,
    };

    public static string With(Action<JsonObject> change)
    {
        var program = JsonNode.Parse(Storefront)!.AsObject();
        change(program);
        return program.ToJsonString();
    }

    public static string IdOf(string document) => (string)JsonNode.Parse(document)!["id"]!;
}
