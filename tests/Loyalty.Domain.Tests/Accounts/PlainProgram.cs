using System.Text.Json.Nodes;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>
/// One point for a dollar that is spendable at once and never expires, three levels, nothing else; a test says what is to be other.
/// </summary>
internal static class PlainProgram
{
    private const string Plain = """
        {
          "id": "plain", "name": { "en": "Plain" }, "timeZone": "America/New_York", "currencies": ["USD", "EUR"], "points": {},
          "tiers": {
            "metric": "lifetimePoints",
            "levels": [{ "id": "basic", "from": 0 }, { "id": "silver", "from": 1000 }, { "id": "vip", "invitationOnly": true }]
          },
          "earn": [{ "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } }]
        }
        """;

    /// <summary>The program with some of its fields, given as an object, in place of its own.</summary>
    public static string With(string fields)
    {
        var program = JsonNode.Parse(Plain)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(fields)!.AsObject())
            program[name] = value?.DeepClone();
        return program.ToJsonString();
    }
}
