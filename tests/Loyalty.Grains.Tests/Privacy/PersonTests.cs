using System.Security.Cryptography;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Privacy;
using Loyalty.Grains.Privacy;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Privacy;

public sealed class PersonTests
{
    private static readonly EnrolRequest Anna = new()
    {
        MemberId = "anna", Name = "Anna Archer", Email = "Anna@Mail.example", Phone = "+44 20 7946 0001", Birthday = "1990-03-31",
        Consents = [new Consent { Purpose = "news", Given = true }],
    };

    [Fact]
    public async Task A_person_is_what_was_told_last_and_consents_tell_since_when()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        await shop.Member("anna").Enrol(Anna).Value();
        shop.Clock.Now += TimeSpan.FromDays(1);
        await shop.Member("anna").Describe(new ProfileRequest
        {
            ChangeId = "c", Name = "Anna Baker", Consents = [new Consent { Purpose = "news", Given = false }, new Consent { Purpose = "calls", Given = true }],
        }).Value();
        await shop.Restart();
        var person = await Person(shop, "anna").Get().Value();
        (person.Name, person.Email, person.Phone, person.Birthday).ShouldBe(("Anna Baker", "Anna@Mail.example", "+44 20 7946 0001", "1990-03-31"));
        person.Consents.Select(consent => (consent.Purpose, consent.Given, consent.At)).ShouldBe(
            [("calls", true, shop.Clock.Now), ("news", false, shop.Clock.Now)]);
        (await Person(shop, "nobody").Get().Refusal()).Code.ShouldBe("member-unknown");
    }

    [Fact]
    public async Task Who_is_erased_is_nobody_and_stays_so_whoever_tells_it_again()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var enrolled = await shop.Member("anna").Enrol(Anna).Value();
        (await Person(shop, "anna").Erase().Value()).Erased.ShouldBeTrue();
        (await Person(shop, "anna").Erase().Value()).Erased.ShouldBeTrue("again is the same");

        var again = await shop.Member("anna").Enrol(Anna);
        (again.Replayed, Orders.Text(again.Value)).ShouldBe((true, Orders.Text(enrolled)));
        (await shop.Member("anna").Describe(new ProfileRequest { ChangeId = "c", Name = "Anna" }).Refusal()).Code.ShouldBe("person-erased");
        var person = await Person(shop, "anna").Get().Value();
        (person.Name, person.Email, person.Phone, person.Birthday, person.Consents.Length, person.Erased).ShouldBe((null, null, null, null, 0, true));
        (await Found(shop, new PeopleQuery { Email = Anna.Email })).ShouldBeEmpty();
        (await shop.Member("anna").Purchase(Orders.Order("1", 10)).Value()).Points.ShouldBeGreaterThan(0, "the ledger goes on");
    }

    [Fact]
    public async Task People_are_found_by_the_address_and_number_that_they_have_now()
    {
        await using var shop = await Shop.Open(Programs.Storefront, Programs.With(program => program["id"] = "other"));
        await shop.Member("anna").Enrol(Anna).Value();
        await shop.Member("twin").Enrol(Anna with { MemberId = "twin" }).Value();
        (await Found(shop, new PeopleQuery { Email = " anna@mail.EXAMPLE " })).ShouldBe(["anna", "twin"], ignoreOrder: true);
        (await Found(shop, new PeopleQuery { Phone = "44-207-946-0001" })).ShouldBe(["anna", "twin"], ignoreOrder: true);
        (await Found(shop, new PeopleQuery { Email = Anna.Email }, "other")).ShouldBeEmpty();

        await shop.Member("anna").Describe(new ProfileRequest { ChangeId = "c", Email = "new@mail.example" }).Value();
        (await Found(shop, new PeopleQuery { Email = Anna.Email })).ShouldBe(["twin"]);
        (await Found(shop, new PeopleQuery { Email = "new@mail.example" })).ShouldBe(["anna"]);
        (await People(shop, "storefront").Find(new PeopleQuery()).Refusal()).Code.ShouldBe("invalid-request");
        (await People(shop, "storefront").Find(new PeopleQuery { Email = "a", Phone = "1" }).Refusal()).Code.ShouldBe("invalid-request");
    }

    [Fact]
    public async Task A_person_that_a_release_before_the_vault_stored_is_read()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var body = """{"name":"Anna Archer","email":"Anna@Mail.example","phone":"+44 20 7946 0001","birthday":"1990-03-31"}"""u8.ToArray();
        await shop.Journal.Append(new Append("person/storefront/anna", 0, null, [body]));
        await shop.Member("anna").Enrol(Anna with { Consents = null }).Value();
        (await Person(shop, "anna").Get().Value()).Name.ShouldBe("Anna Archer");
        (await Person(shop, "anna").Erase().Value()).Name.ShouldBeNull();
    }

    [Fact]
    public void A_seal_opens_with_its_key_for_its_stream_and_unchanged()
    {
        var key = PersonSeal.Key(1, 2);
        var body = PersonSeal.Close(key, "person/shop/anna", "Anna"u8, 3);
        PersonSeal.Open(key, "person/shop/anna", body).ShouldBe("Anna"u8.ToArray());
        Should.Throw<CryptographicException>(() => PersonSeal.Open(PersonSeal.Key(1, 3), "person/shop/anna", body));
        Should.Throw<CryptographicException>(() => PersonSeal.Open(key, "person/shop/bea", body));
        for (var place = 0; place < body.Length; place++)
        {
            var changed = (byte[])body.Clone();
            changed[place] ^= 1;
            Should.Throw<CryptographicException>(() => PersonSeal.Open(key, "person/shop/anna", changed), $"{place}");
        }

        Should.Throw<CryptographicException>(() => PersonSeal.Open(key, "person/shop/anna", []));
    }

    private static async Task<string[]> Found(Shop shop, PeopleQuery query, string program = "storefront") =>
        (await People(shop, program).Find(query).Value()).Members;

    private static IPersonGrain Person(Shop shop, string member) => shop.Grains.GetGrain<IPersonGrain>($"storefront/{member}");

    private static IPeopleGrain People(Shop shop, string program) => shop.Grains.GetGrain<IPeopleGrain>(program);
}
