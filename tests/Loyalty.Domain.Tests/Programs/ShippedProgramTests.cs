using System.Text;
using System.Text.Json;
using Loyalty.Domain.Programs;

namespace Loyalty.Domain.Tests.Programs;

/// <summary>The programs that come with the engine.</summary>
public sealed class ShippedProgramTests
{
    private static readonly SchemaCheck Schema = new(JsonElement.Parse(ProgramSchema.Json));

    public static TheoryData<string> Ids => [.. Documents.ShippedIds()];

    [Fact]
    public void There_are_seven() => Documents.ShippedIds().Order(StringComparer.Ordinal).ShouldBe(
        ["extracare", "gemo", "key-rewards", "net-a-porter", "plus-member", "star", "storefront"]);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Program_is_taken_under_the_name_of_its_file(string id) =>
        ProgramParser.Parse(Encoding.UTF8.GetBytes(Documents.Shipped(id)), id).ShouldBeOfType<ProgramParse.Parsed>(
            string.Join('\n', Documents.Faults(Documents.Shipped(id))));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Schema_takes_the_program(string id) => Schema.Holds(JsonElement.Parse(Documents.Shipped(id))).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Ids))]
    public void Program_has_the_engines_own_clock(string id) => Documents.Good(Documents.Shipped(id)).Sandbox.ShouldBeFalse();

    [Theory]
    [MemberData(nameof(Ids))]
    public void Level_has_a_banner_and_a_text_for_it_in_each_language_of_the_program(string id)
    {
        var program = Documents.Good(Documents.Shipped(id));
        var locales = program.Name.Texts.Select(text => text.Key).Order().ToArray();

        locales.Length.ShouldBeGreaterThan(1);
        foreach (var level in program.Tiers.Levels)
        {
            level.Art["banner"].Texts.ShouldNotBeEmpty();
            level.Texts["banner"].Texts.Select(text => text.Key).Order().ShouldBe(locales);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_reward_and_promotion_has_a_name_in_each_language_of_the_program(string id)
    {
        var program = Documents.Good(Documents.Shipped(id));
        var locales = program.Name.Texts.Select(text => text.Key).Order().ToArray();
        var names = program.Rewards.Select(reward => reward.Name).Concat(program.Promotions.Select(promotion => promotion.Name));

        names.ShouldAllBe(name => name.Texts.Select(text => text.Key).Order().SequenceEqual(locales));
    }
}
