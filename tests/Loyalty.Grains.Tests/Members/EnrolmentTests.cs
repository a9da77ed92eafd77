using Loyalty.Contracts.Members;
using Loyalty.Grains.Members;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Members;

public sealed class EnrolmentTests
{
    private static readonly EnrolRequest Anna = new()
    {
        MemberId = "anna", Name = "Anna Archer", Email = "anna@mail.example", Phone = "+44 20 7946 0001", Birthday = "1990-03-31", Tags = ["press"],
    };

    [Fact]
    public async Task To_enrol_twice_is_to_be_the_same_member()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var first = await shop.Member("anna").Enrol(Anna);
        first.Replayed.ShouldBeFalse();
        first.Value!.Balance.ShouldBe(1500, "it is the birthday's month");
        await shop.Member("anna").Purchase(Orders.Order("1", 10)).Value();
        await shop.Restart();
        var again = await shop.Member("anna").Enrol(Anna);
        again.Replayed.ShouldBeTrue();
        Orders.Text(again.Value).ShouldBe(Orders.Text(first.Value));
        (await shop.Journal.Version("person/storefront/anna")).ShouldBe(1);
    }

    [Fact]
    public async Task Another_person_under_the_id_is_refused()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await shop.Member("anna").Enrol(Anna).Value();
        EnrolRequest[] others =
        [
            Anna with { Name = "Ann" }, Anna with { Email = null }, Anna with { Birthday = "1990-03-30" }, Anna with { Tags = null },
            new EnrolRequest { MemberId = "anna" },
        ];
        foreach (var other in others)
        {
            (await shop.Member("anna").Enrol(other).Refusal()).Code.ShouldBe("id-reused", Orders.Text(other));
        }

        await shop.Enrolled("ben");
        (await shop.Member("ben").Enrol(new EnrolRequest { MemberId = "ben", Name = "Ben" }).Refusal()).Code.ShouldBe("id-reused");
        (await shop.Journal.Version("person/storefront/ben")).ShouldBe(0);
    }

    [Fact]
    public async Task Of_one_who_is_refused_nothing_is_kept()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        (await shop.Member("anna").Enrol(Anna with { Currency = "JPY" }).Refusal()).Code.ShouldBe("currency-unknown");
        (await shop.Member("anna", "none").Enrol(Anna).Refusal()).Code.ShouldBe("program-unknown");
        (await shop.Member("ben").Enrol(Anna).Refusal()).Faults.ShouldHaveSingleItem().Pointer.ShouldBe("/memberId");
        (await shop.Journal.Streams("person/", "", 10)).ShouldBeEmpty();
        await shop.Member("anna").Enrol(Anna with { Name = "Anne" }).Value();
    }

    [Fact]
    public void The_ledger_cannot_be_asked_who_somebody_is()
    {
        var (anna, _) = RequestReading.Enrol(Anna, "anna");
        var (other, _) = RequestReading.Enrol(
            Anna with { Name = "Ann", Email = "ann@mail.example", Phone = "1", Birthday = "--03-01" }, "anna");
        other!.Content.ShouldBe(anna!.Content, "not even by trying names");
    }

    [Fact]
    public async Task A_person_that_was_not_stored_is_stored_by_the_next_try()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        shop.Journal.BeforeAppend = append => append.Stream.StartsWith("person/", StringComparison.Ordinal)
            ? throw new JournalUnavailableException()
            : Task.CompletedTask;
        await Should.ThrowAsync<JournalUnavailableException>(() => shop.Member("anna").Enrol(Anna));
        shop.Journal.BeforeAppend = null;
        await shop.Member("anna").Enrol(Anna).Value();
        (await shop.Journal.Version("person/storefront/anna")).ShouldBe(1);
        (await shop.Journal.Version("member/storefront/anna")).ShouldBe(1);
    }

    [Fact]
    public async Task Personal_data_lies_nowhere_in_the_clear_and_is_not_logged()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var member = shop.Member("m-1");
        await member.Enrol(Anna with { MemberId = "m-1" }).Value();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(order => member.Purchase(Orders.Order($"{order}", 1)).Value()));
        await member.Enrol(Anna with { MemberId = "m-1", Phone = "+44 20 7946 0002" }).Refusal();
        shop.Journal.LoseNextAppend();
        await Should.ThrowAsync<JournalUnavailableException>(() => member.Purchase(Orders.Order("lost", 1)));

        var stored = (await shop.Feed()).Select(item => (item.Stream, Text: System.Text.Encoding.UTF8.GetString(item.Body.Span))).ToList();
        var snapshot = (await shop.Journal.Load("member/storefront/m-1")).Snapshot.ShouldNotBeNull();
        stored.Add(("snapshot", System.Text.Encoding.UTF8.GetString(snapshot.Span)));
        stored.Count(item => item.Stream == "person/storefront/m-1").ShouldBe(1, "sealed");
        foreach (var secret in (string[])["Anna", "Archer", "mail.example", "7946", "1990", "03-31"])
        {
            stored.ShouldAllBe(item => !item.Text.Contains(secret, StringComparison.Ordinal), secret);
            shop.Log.All.ShouldAllBe(line => !line.Contains(secret, StringComparison.Ordinal));
        }

        shop.Log.All.ShouldNotBeEmpty();
    }
}
