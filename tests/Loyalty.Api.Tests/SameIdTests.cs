using System.Text.Json.Nodes;

namespace Loyalty.Api.Tests;

/// <summary>The same id again, for every kind of command: the same bytes for ever, and nothing else under the id.</summary>
public sealed class SameIdTests(EngineServer server) : IClassFixture<EngineServer>
{
    private const string Person =
        """{"changeId":"c-1","name":"Ann Archer","email":"ann@mail.example","phone":"1","birthday":"1990-01-31","region":"FR","tags":["x"]}""";

    private static readonly (string Path, string Body, string Field, JsonNode? Other)[] Commands =
    [
        ("members", """{"memberId":"ann","region":"FR"}""", "region", "DE"),
        ("members", """{"memberId":"ben"}""", "locale", "fr"),
        ("members/ann/purchases", """{"orderId":"o-1","currency":"EUR","lines":[{"sku":"A","quantity":2,"unitPrice":100}]}""", "currency", "JPY"),
        ("members/ann/activities", """{"activityId":"a-1","type":"review","subject":"A"}""", "subject", "B"),
        ("members/ann/returns", """{"returnId":"r-1","orderId":"o-1","amount":10}""", "amount", 11),
        ("members/ann/redemptions", """{"redemptionId":"d-1","points":30}""", "points", 31),
        ("members/ann/redemptions", """{"redemptionId":"d-2","rewardId":"five"}""", "orderId", "o-2"),
        ("members/ann/redemptions", """{"redemptionId":"d-3","rewardId":"tote"}""", "hold", true),
        ("members/ann/redemptions", """{"redemptionId":"h-1","rewardId":"ten","hold":true}""", "hold", false),
        ("members/ann/redemptions/h-1/capture", "", "", null),
        ("members/ann/redemptions", """{"redemptionId":"h-2","rewardId":"tote","hold":true}""", "rewardId", "ten"),
        ("members/ann/redemptions/h-2/release", "", "", null),
        ("members/ann/gifts", """{"giftId":"g-1","to":"ben","points":25}""", "points", 24),
        ("members/ann/adjustments", """{"adjustmentId":"j-1","points":-20,"reason":"mistake","actor":"zoe"}""", "reason", "other"),
        ("members/ann/adjustments", """{"adjustmentId":"j-2","points":900,"reason":"mistake","actor":"zoe"}""", "points", 901),
        ("members/ann/adjustments/j-2/approve", """{"actor":"yan"}""", "actor", "zoe"),
        ("members/ann/freeze", """{"freezeId":"f-1","reason":"theft"}""", "reason", "other"),
        ("members/ann/unfreeze", """{"freezeId":"f-2","reason":"found"}""", "actor", "zoe"),
        ("members/ann/invitations", """{"invitationId":"i-1","tier":"vip"}""", "until", "2027-01-01T00:00:00Z"),
        ("members/ann/invitations/i-1/withdraw", """{"actor":"zoe"}""", "actor", "yan"),
        ("members/ann/profile", Person, "name", "Ann"),
        ("members/ann/profile", """{"changeId":"c-2","locale":"fr-FR","currency":"JPY"}""", "locale", "en"),
    ];

    [Fact]
    public async Task The_same_id_has_the_same_answer_to_the_byte_whatever_happened_since_and_no_other_content()
    {
        var shop = new HostileShop(server, "same");
        await shop.Open();
        foreach (var (path, body, _, _) in Commands)
        {
            await shop.Do(path, body);
        }

        (await shop.SendAllAgain()).ShouldBe(Commands.Length);
        foreach (var (path, body, field, other) in Commands.Where(command => command.Field.Length > 0))
        {
            var changed = JsonNode.Parse(body)!;
            changed[field] = other?.DeepClone();
            await shop.Refused(path, changed.ToJsonString(), "id-reused");
        }

        await shop.Clock("2026-06-01T00:00:00Z");
        await shop.Do("members/ann/profile", """{"changeId":"c-3","name":"Ann Smith","locale":"de"}""");
        await shop.SendAllAgain();
        await shop.BooksBalance("ann");
        await shop.BooksBalance("ben");
    }

    [Theory]
    [InlineData("name", "Anna")]
    [InlineData("email", "other@mail.example")]
    [InlineData("phone", "2")]
    [InlineData("birthday", "1990-01-30")]
    [InlineData("email", null)]
    public async Task A_change_of_facts_is_told_from_another_by_what_it_says_of_the_person_too(string field, string? other)
    {
        var shop = new HostileShop(server, $"facts-{field}-{other is null}".ToLowerInvariant());
        await shop.Open();
        await shop.Do("members", """{"memberId":"ann"}""");
        await shop.Do("members/ann/profile", Person);
        await shop.Do("members/ann/profile", """{"changeId":"c-2","name":"Ann Smith"}""");
        var changed = JsonNode.Parse(Person)!;
        changed[field] = other;

        await shop.Refused("members/ann/profile", changed.ToJsonString(), "id-reused");
        await shop.SendAllAgain();
    }

    [Theory]
    [InlineData("0000-01-01")]
    [InlineData("-5000-01-01")]
    [InlineData("2023-02-29")]
    [InlineData("02-29")]
    public async Task A_birthday_is_a_day_of_the_calendar(string birthday)
    {
        var shop = new HostileShop(server, "days");
        await shop.Open();
        await shop.Refused("members", $$"""{"memberId":"ann","birthday":"{{birthday}}"}""", "invalid-request");
    }
}
