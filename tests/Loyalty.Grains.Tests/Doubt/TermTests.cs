using System.Text.Json.Nodes;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Catalogues;
using Loyalty.Grains.Stored;
using Loyalty.Journal;
using Loyalty.Grains.Members;
using Loyalty.Grains.Tests.Cluster;

namespace Loyalty.Grains.Tests.Doubt;

/// <summary>Another silo may have run the member meanwhile: what is in memory is looked at before anything is answered from it.</summary>
public sealed class TermTests
{
    [Fact]
    public async Task In_one_term_a_read_is_answered_from_memory()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await anna.Get().Value();
        var reads = 0;
        shop.Journal.BeforeRead = _ =>
        {
            reads++;
            return Task.CompletedTask;
        };
        await anna.Get().Value();
        reads.ShouldBe(0);
    }

    [Fact]
    public async Task After_a_term_has_ended_a_read_shows_what_another_silo_wrote()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        (await anna.Get().Value()).Version.ShouldBe(1);
        await Buy(shop, "1");
        (await anna.Get().Value()).Version.ShouldBe(1, "the term says that there is no other silo: this one breaks it");

        shop.Term.Current = 2;
        (await anna.Get().Value()).Version.ShouldBe(2);
        (await anna.Ledger(0, 10).Value()).Entries.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Where_no_terms_are_kept_each_read_looks()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        (shop.Term.Current, shop.Term.IsKept) = (0, false);
        for (var order = 0; order < 3; order++)
        {
            await Buy(shop, $"{order}");
            (await anna.Get().Value()).Version.ShouldBe(2 + order);
            (await anna.Quote(new QuoteRequest { Purchase = Orders.Order("quoted", 1) }).Value()).Version.ShouldBe(2 + order);
        }
    }

    [Fact]
    public async Task Without_a_term_nothing_is_shown_and_nothing_is_stored()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await Buy(shop, "elsewhere");
        shop.Term.Current = 0;
        await Should.ThrowAsync<TimeoutException>(() => anna.Get());
        await Should.ThrowAsync<TimeoutException>(() => anna.Ledger(0, 10));
        await Should.ThrowAsync<TimeoutException>(() => anna.Quote(new QuoteRequest { Purchase = Orders.Order("quoted", 1) }));
        await Should.ThrowAsync<TimeoutException>(() => anna.Purchase(Orders.Order("1", 1)));
        await Should.ThrowAsync<TimeoutException>(() => anna.Act(new ActivityRequest { ActivityId = "1", Type = "waved" }));
        (await shop.Journal.Version(Streams.OfMember("storefront/anna"))).ShouldBe(2);
    }

    [Fact]
    public async Task A_refusal_looks_at_the_catalogue_as_well()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var elsewhere = Programs.With(program => program["earn"]!.AsArray().Add(
            new JsonObject { ["id"] = "waved", ["on"] = "activity:waved", ["give"] = new JsonObject { ["points"] = 5 } }));
        var change = new CatalogueEvent.ProgramPublished(elsewhere);
        var version = await shop.Journal.Version(Streams.Catalogue("storefront"));
        await shop.Journal.Append(new Append(Streams.Catalogue("storefront"), version, null, [CatalogueCodec.Write(change)]));
        (await anna.Act(new ActivityRequest { ActivityId = "1", Type = "waved" }).Value()).Points.ShouldBe(5);
    }

    [Fact]
    public async Task What_was_stored_when_a_term_ended_is_not_answered_by_who_lost_the_member()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        shop.Journal.AfterAppend = (_, _) =>
        {
            shop.Term.Current++;
            return Task.CompletedTask;
        };
        await Should.ThrowAsync<TimeoutException>(() => anna.Purchase(Orders.Order("1", 1)));
        shop.Journal.AfterAppend = null;
        (await anna.Purchase(Orders.Order("1", 1))).Replayed.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_waited_while_a_term_ended_is_neither_stored_nor_answered_by_who_lost_the_member(bool isGift)
    {
        await using var shop = await Shop.Open(Programs.With(program => program["gifts"] = new JsonObject()));
        var anna = await shop.Enrolled("anna");
        await shop.Enrolled("bea");
        await anna.Purchase(Orders.Order("1", 10)).Value();
        shop.Term.Current++; // it has to look before it trusts its memory
        shop.Journal.BeforeRead = _ =>
        {
            shop.Journal.BeforeRead = null;
            shop.Term.Current++; // another silo has the member now, and may have read it already
            return Task.CompletedTask;
        };
        await Should.ThrowAsync<TimeoutException>(() => isGift
            ? anna.Give(new GiftRequest { GiftId = "g", To = "bea", Points = 1 })
            : anna.Describe(new ProfileRequest { ChangeId = "c", Birthday = "--05-17" }));
        (await shop.Journal.Version(Streams.OfMember("storefront/anna"))).ShouldBe(2);
    }

    [Fact]
    public async Task What_another_silo_stored_is_shown_once_it_was_answered_here()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await anna.Get().Value();
        await Buy(shop, "late");
        var again = await anna.Purchase(Orders.Order("late", 1));
        again.Replayed.ShouldBeTrue();
        (await anna.Get().Value()).Version.ShouldBe(again.Value!.Version);
    }

    [Fact]
    public async Task A_ledger_shows_no_more_than_a_view_that_is_asked_for_after_it()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await Buy(shop, "late");
        var shown = (await anna.Ledger(0, 10).Value()).Entries[^1].Version;
        (await anna.Get().Value()).Version.ShouldBeGreaterThanOrEqualTo(shown);
    }

    private static async Task Buy(Shop shop, string order)
    {
        var (command, _) = RequestReading.Purchase(Orders.Order(order, 1));
        (await SiloLife.Member(shop, "anna").Execute(CommandIds.Purchase(order), command!, default)).Refusal.ShouldBeNull();
    }
}
