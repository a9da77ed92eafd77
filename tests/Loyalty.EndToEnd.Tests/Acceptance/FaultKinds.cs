using System.Globalization;
using System.Text.Json.Nodes;

namespace Loyalty.EndToEnd.Tests.Acceptance;

/// <summary>Kinds of faults: what is changed in a good program (null: taken out), and where the fault must be told.</summary>
internal static class FaultKinds
{
    public static readonly (string Path, string? Value, string Pointer)[] All =
    [
        ("/id", "\"Faulty Program\"", "/id"),
        ("/name", "{}", "/name"),
        ("/timeZone", "\"Europe/Lutetia\"", "/timeZone"),
        ("/currencies/1", "\"SFR\"", "/currencies/1"),
        ("/colour", "\"red\"", "/colour"),
        ("/points/rounding", "\"half\"", "/points/rounding"),
        ("/points/pendingFor", "\"3 days\"", "/points/pendingFor"),
        ("/points/expire/after", "\"P0D\"", "/points/expire/after"),
        ("/points/expire/from", "\"birth\"", "/points/expire/from"),
        ("/points/expire/at", "\"midnight\"", "/points/expire/at"),
        ("/points/worth/USD", "0.02", "/points/worth/USD"),
        ("/tiers/metric", "\"orders\"", "/tiers/metric"),
        ("/tiers/over", null, "/tiers/over"),
        ("/tiers/downgrade", "\"later\"", "/tiers/downgrade"),
        ("/tiers/levels", "[]", "/tiers/levels"),
        ("/tiers/levels/0/from", "10", "/tiers/levels/0/from"),
        ("/tiers/levels/2/from/EUR", "299", "/tiers/levels/2/from/EUR"),
        ("/tiers/levels/2/from/CHF", null, "/tiers/levels/2/from/CHF"),
        ("/tiers/levels/3/from", "5000", "/tiers/levels/3/from"),
        ("/tiers/levels/1/benefits/0/kind", "\"cake\"", "/tiers/levels/1/benefits/0/kind"),
        ("/tiers/levels/2/benefits/0/percent", "101", "/tiers/levels/2/benefits/0/percent"),
        ("/tiers/levels/2/art/banner", "\"javascript:alert(1)\"", "/tiers/levels/2/art/banner"),
        ("/earn/0/give/points", "-1", "/earn/0/give/points"),
        ("/earn/0/give/per", "0", "/earn/0/give/per"),
        ("/earn/1/instead/0", "\"every-franc\"", "/earn/1/instead/0"),
        ("/earn/1/where/colour", "[\"red\"]", "/earn/1/where/colour"),
        ("/earn/1/where/category", "\"linen\"", "/earn/1/where/category"),
        ("/earn/2/id", "\"linen\"", "/earn/2/id"),
        ("/earn/2/on", "\"sale\"", "/earn/2/on"),
        ("/earn/4/once", "\"always\"", "/earn/4/once"),
        ("/earn/4/give/per", "1", "/earn/4/give/per"),
        ("/earn/6/where/months/0", "0", "/earn/6/where/months/0"),
        ("/earn/7/where/tier/0", "\"platine\"", "/earn/7/where/tier/0"),
        ("/referral/maxPerReferrer", "0", "/referral/maxPerReferrer"),
        ("/debt", "\"forgiven\"", "/debt"),
        ("/rewards/0/points", "0", "/rewards/0/points"),
        ("/rewards/0/gives/freeShipping", "true", "/rewards/0/gives"),
        ("/rewards/0/gives/moneyOff/JPY", "800.5", "/rewards/0/gives/moneyOff/JPY"),
        ("/rewards/2/tiers/0", "\"gold\"", "/rewards/2/tiers/0"),
        ("/rewards/3/stock", "-1", "/rewards/3/stock"),
        ("/promotions/0/multiply", null, "/promotions/0"),
        ("/promotions/0/until", "\"2026-06-24T08:00\"", "/promotions/0/until"),
        ("/promotions/0/from", "\"2026-06-24T08:00Z\"", "/promotions/0/from"),
        ("/promotions/0/stack", "\"worst\"", "/promotions/0/stack"),
        ("/promotions/1/weekly/0", "\"tuesday\"", "/promotions/1/weekly/0"),
        ("/promotions/1/active", "\"yes\"", "/promotions/1/active"),
    ];

    /// <summary>Puts a value at a place of a document, or takes out what is there.</summary>
    public static void Change(JsonNode document, string path, string? value)
    {
        var names = path.Split('/')[1..];
        var parent = names[..^1].Aggregate(document, (node, name) => node is JsonArray list ? list[Index(name)]! : node[name]!);
        switch (parent)
        {
            case JsonArray list:
                list[Index(names[^1])] = JsonNode.Parse(value!);
                break;
            case JsonObject fields when value is null:
                fields.Remove(names[^1]).ShouldBeTrue(path);
                break;
            default:
                parent[names[^1]] = JsonNode.Parse(value!);
                break;
        }
    }

    private static int Index(string name) => int.Parse(name, CultureInfo.InvariantCulture);
}
