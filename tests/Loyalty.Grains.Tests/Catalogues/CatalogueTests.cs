using System.Text.Json.Nodes;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Catalogues;

public sealed class CatalogueTests
{
    [Fact]
    public async Task Each_document_that_says_something_new_is_a_version()
    {
        await using var shop = await Shop.Open();
        (await shop.Catalogue().Publish(Programs.Storefront).Value()).ShouldSatisfyAllConditions(
            version => version.Id.ShouldBe("storefront"), version => version.Version.ShouldBe(1));
        (await shop.Catalogue().Publish(Programs.Storefront).Value()).Version.ShouldBe(1);
        (await shop.Catalogue().Publish(Programs.Doubling).Value()).Version.ShouldBe(2);
        (await shop.Catalogue().Get().Value()).ShouldSatisfyAllConditions(
            document => document.Json.ShouldBe(Programs.Doubling), document => document.Version.ShouldBe(2));
        await shop.Restart();
        (await shop.Catalogue().Publish(Programs.Doubling).Value()).Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_faulty_document_is_refused_with_its_pointers_and_changes_nothing()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var faulty = Programs.With(program =>
        {
            program["timeZone"] = "Mars/Olympus";
            program["points"]!["rounding"] = "sideways";
            program["unknown"] = 1;
        });
        var refusal = await shop.Catalogue().Publish(faulty).Refusal();
        refusal.Code.ShouldBe("program-faulty");
        refusal.Status.ShouldBe(422);
        refusal.Faults.Select(fault => fault.Pointer).ShouldBe(["/timeZone", "/points/rounding", "/unknown"], ignoreOrder: true);
        (await shop.Catalogue("other").Publish(Programs.Storefront).Refusal()).Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/id");
        foreach (var nonsense in (string[])["", "{", "[]", "null", "\"\ud800\"", "{\"id\":\"\\ud800\"}"])
        {
            (await shop.Catalogue().Publish(nonsense).Refusal()).Faults.ShouldNotBeEmpty(nonsense);
            (await shop.Catalogue().PutPromotion("p", nonsense).Refusal()).Faults.ShouldNotBeEmpty(nonsense);
        }

        (await shop.Catalogue().Get().Value()).Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_document_takes_the_place_of_the_one_that_its_author_began_from_and_of_no_other()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var catalogue = shop.Catalogue();
        var began = (await catalogue.Get().Value()).Mark();
        await catalogue.SwitchPromotion("black-friday", false).Value();
        var mine = Programs.With(program => program["timeZone"] = "Europe/Paris");
        (await catalogue.PublishOver(mine, began).Value()).Version.ShouldBe(3);
        (await catalogue.PublishOver(mine, began).Value()).Version.ShouldBe(3, "it was sent again");

        var theirs = await catalogue.PublishOver(Programs.Doubling, began).Refusal();
        (theirs.Code, theirs.Status).ShouldBe(("program-changed", 409));
        (await catalogue.PublishOver("{}", began).Refusal()).Code.ShouldBe("program-faulty");
        (await catalogue.Get().Value()).Json.ShouldBe(mine);
        (await catalogue.PublishOver(Programs.Doubling, (await catalogue.Get().Value()).Mark()).Value()).Version.ShouldBe(4);
        (await shop.Catalogue("none").PublishOver(Programs.With(program => program["id"] = "none"), began).Refusal()).Code.ShouldBe("program-unknown");
    }

    [Fact]
    public async Task A_check_tells_what_publishing_would_and_changes_nothing()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var faulty = Programs.With(program => program["timeZone"] = "Mars/Olympus");
        var (checkedOnly, published) = (await shop.Catalogue().Check(faulty).Refusal(), await shop.Catalogue().Publish(faulty).Refusal());
        (checkedOnly.Code, checkedOnly.Faults.Single()).ShouldBe((published.Code, published.Faults.Single()));
        (await shop.Catalogue().Check(Programs.Doubling).Value()).Version.ShouldBe(1);
        (await shop.Catalogue().Get().Value()).Json.ShouldBe(Programs.Storefront);
        (await shop.Catalogue("none").Check(Programs.With(program => program["id"] = "none")).Refusal()).Code.ShouldBe("program-unknown");
    }

    [Fact]
    public async Task A_promotion_is_put_switched_and_put_again()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var catalogue = shop.Catalogue();
        var put = await catalogue.PutPromotion("triple", Programs.Promotion("triple", 3).ToJsonString()).Value();
        put.Version.ShouldBe(2);
        JsonNode.Parse(put.Json)!["active"]!.GetValue<bool>().ShouldBeTrue();
        var anna = await shop.Enrolled("anna");
        (await anna.Purchase(Orders.Order("1", 1)).Value()).Points.ShouldBe(300 + 150);

        var off = await catalogue.SwitchPromotion("triple", false).Value();
        off.Spent.ShouldBe(200);
        (off.Version, JsonNode.Parse(off.Json)!["active"]!.GetValue<bool>()).ShouldBe((3, false));
        (await catalogue.SwitchPromotion("triple", false).Value()).Version.ShouldBe(3);
        (await anna.Purchase(Orders.Order("2", 1)).Value()).Points.ShouldBe(100);
        await catalogue.PutPromotion("triple", Programs.Promotion("triple", 4).ToJsonString()).Value();
        (await anna.Purchase(Orders.Order("3", 1)).Value()).Points.ShouldBe(400);

        (await catalogue.Promotions().Value()).Promotions.Select(promotion => (string)JsonNode.Parse(promotion.Json)!["id"]!)
            .ShouldBe(["black-friday", "christmas", "triple"]);
        (await catalogue.SwitchPromotion("none", true).Refusal()).Code.ShouldBe("promotion-unknown");
        (await shop.Catalogue("none").SwitchPromotion("none", true).Refusal()).Code.ShouldBe("program-unknown");
        (await shop.Catalogue("none").PutPromotion("p", "{}").Refusal()).Code.ShouldBe("program-unknown");
    }

    [Fact]
    public async Task A_new_document_leaves_promotions_as_they_are_switched_where_it_repeats_them()
    {
        await using var shop = await Shop.Open(Programs.Doubling);
        await shop.Catalogue().SwitchPromotion("double", false).Value();
        await shop.Catalogue().PutPromotion("apart", Programs.Promotion("apart", 5).ToJsonString()).Value();
        await shop.Catalogue().SwitchPromotion("apart", false).Value();
        await shop.Catalogue().Publish(Doubling(program => program["name"] = new JsonObject { ["en"] = "New name" })).Value();
        (await Active(shop)).ShouldBe([("double", false), ("apart", false)]);
        await shop.Catalogue().Publish(Doubling(program => program["promotions"]![0]!["multiply"] = 3)).Value();
        (await Active(shop)).ShouldBe([("double", true), ("apart", false)]);
        await shop.Restart();
        (await Active(shop)).ShouldBe([("double", true), ("apart", false)]);
    }

    private static string Doubling(Action<JsonObject> change)
    {
        var program = JsonNode.Parse(Programs.Doubling)!.AsObject();
        change(program);
        return program.ToJsonString();
    }

    private static async Task<List<(string, bool)>> Active(Shop shop) =>
    [
        .. (await shop.Catalogue().Promotions().Value()).Promotions.Select(promotion => JsonNode.Parse(promotion.Json)!)
            .Select(promotion => ((string)promotion["id"]!, (bool)promotion["active"]!)),
    ];
}
