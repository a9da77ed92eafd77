using Loyalty.Contracts.Members;
using Loyalty.Contracts.WhatIf;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.WhatIf;

public sealed class WhatIfTests
{
    private static readonly string Dearer = Programs.With(program => program["tiers"]!["levels"]![1]!["from"] = 2_000);

    [Fact]
    public async Task The_document_in_force_changes_nothing()
    {
        await using var shop = await Filled();
        var page = await Ask(shop, Programs.Storefront).Value();

        (page.Members, page.Total, page.Next, page.Version).ShouldBe((5, 5, null, 1));
        page.LeftOut.ShouldBeEmpty();
        page.Movers.ShouldBeEmpty();
        page.Moves.ShouldAllBe(move => move.From == move.To);
        foreach (var move in page.Moves)
        {
            Orders.Text(move.After).ShouldBe(Orders.Text(move.Before));
            var members = await Members(shop, move.From);
            (move.Members, move.Before.Balance, move.Before.LifetimePoints).ShouldBe(
                (members.Count, members.Sum(member => member.Balance), members.Sum(member => member.LifetimePoints)));
        }
    }

    [Fact]
    public async Task Who_would_move_is_told_with_points_and_liability_before_and_after()
    {
        await using var shop = await Filled();
        var page = await Ask(shop, Dearer).Value();

        page.Movers.Select(mover => (mover.MemberId, mover.From, mover.To)).ShouldBe([("m2", "silver", "bronze")]);
        page.Moves.Select(move => (move.From, move.To, move.Members)).ShouldBe(
            [("bronze", "bronze", 2), ("silver", "bronze", 1), ("silver", "silver", 1), ("gold", "gold", 1)], ignoreOrder: true);
        var moved = page.Moves.Single(move => move.To != move.From);
        moved.Before.Balance.ShouldBe(1_150, "10 × 100 and 150 for the first order");
        moved.After.Liability.ShouldHaveSingleItem().ShouldBe(new WhatIfLiability { Currency = "USD", Amount = 0.115m });
    }

    [Fact]
    public async Task What_the_changed_document_refuses_is_counted_by_kind_and_code()
    {
        await using var shop = await Filled();
        var page = await Ask(shop, Programs.With(program => program["earn"]![0]!["give"]!["points"] = 10)).Value();

        page.LeftOut.ShouldHaveSingleItem().ShouldBe(
            new WhatIfRefusal { Kind = "redemption", Code = "insufficient-points", Count = 1, Points = -1_000 });
        page.Moves.Sum(move => move.After.Balance).ShouldBe((4 * 150) + 100 + 200 + 600 + 7, "and nobody spent anything");
    }

    [Fact]
    public async Task Pages_add_up_whatever_their_size()
    {
        await using var shop = await Filled();
        var whole = await Ask(shop, Dearer).Value();
        var pages = new List<WhatIfPage>();
        for (string? after = ""; after is not null; after = pages[^1].Next)
        {
            pages.Add(await shop.Grains.GetGrain<IWhatIfGrain>("storefront").Try(Dearer, after, 2).Value());
        }

        pages.Select(page => page.Members).ShouldBe([2, 2, 1]);
        pages.Select(page => page.Total).ShouldBe([5, null, null]);
        pages.Sum(page => page.Moves.Sum(move => move.After.Balance)).ShouldBe(whole.Moves.Sum(move => move.After.Balance));
        pages.SelectMany(page => page.Movers).ShouldBe(whole.Movers);
    }

    [Fact]
    public async Task Nothing_is_stored_and_members_do_not_notice()
    {
        await using var shop = await Filled();
        var before = (await shop.Feed()).Count;
        await Ask(shop, Dearer).Value();
        (await shop.Feed()).Count.ShouldBe(before);
        (await shop.Catalogue().Get().Value()).Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_faulty_document_and_an_unknown_program_are_refused()
    {
        await using var shop = await Filled();
        var refusal = await Ask(shop, Programs.With(program => program["timeZone"] = "Mars/Olympus")).Refusal();
        (refusal.Status, refusal.Code, refusal.Faults.Single().Pointer).ShouldBe((422, "program-faulty", "/timeZone"));
        (await Ask(shop, "{}").Refusal()).Code.ShouldBe("program-faulty");
        (await Ask(shop, Dearer, "none").Refusal()).Code.ShouldBe("program-unknown");
        (await Ask(shop, Programs.Storefront).Value()).Members.ShouldBe(5, "a refused document is forgotten");
    }

    [Fact]
    public async Task A_promotion_that_was_put_apart_gave_what_it_gave_and_a_later_change_is_seen()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await anna.Purchase(Orders.Order("1", 1)).Value();
        await Balance(150 + 100);
        await shop.Catalogue().PutPromotion("triple", Programs.Promotion("triple", 3).ToJsonString()).Value();
        await anna.Purchase(Orders.Order("2", 1)).Value();
        await Balance(150 + 100 + 300);
        await shop.Catalogue().SwitchPromotion("triple", false).Value();
        await anna.Purchase(Orders.Order("3", 1)).Value();
        await Balance(150 + 100 + 300 + 100);

        (await Ask(shop, Programs.With(program => program["earn"]![0]!["give"]!["points"] = 50)).Value()).Promotions.ShouldHaveSingleItem()
            .ShouldBe(new WhatIfPromotion { Id = "triple", Before = 200, After = 100 });

        async Task Balance(long expected)
        {
            foreach (var document in (string[])[Programs.Storefront, Dearer])
            {
                (await Ask(shop, document).Value()).Moves.ShouldHaveSingleItem().After.Balance.ShouldBe(expected);
            }
        }
    }

    /// <summary>Members with nothing, 1,150, 2,150 of which 1,000 are spent, 6,150 and 220 points.</summary>
    private static async Task<Shop> Filled()
    {
        var shop = await Shop.Open(Programs.Storefront, Programs.With(program => program["id"] = "other"));
        await shop.Enrolled("m1");
        await Buy("m2", 10);
        await Buy("m3", 20);
        await Buy("m4", 60);
        await Buy("m5", 0.70m);
        await shop.Member("m3").Redeem(new RedemptionRequest { RedemptionId = "r", Points = 1_000 }).Value();
        await shop.Enrolled("m2", "other");
        return shop;

        async Task Buy(string id, decimal price) => await (await shop.Enrolled(id)).Purchase(Orders.Order($"o-{id}", price)).Value();
    }

    private static Task<Loyalty.Contracts.Answer<WhatIfPage>> Ask(Shop shop, string document, string program = "storefront") =>
        shop.Grains.GetGrain<IWhatIfGrain>(program).Try(document, "", 1_000);

    private static async Task<List<MemberView>> Members(Shop shop, string tier)
    {
        var members = new List<MemberView>();
        foreach (var id in (string[])["m1", "m2", "m3", "m4", "m5"])
        {
            members.Add(await shop.Member(id).Get().Value());
        }

        return members.FindAll(member => member.Tier.Id == tier);
    }
}
