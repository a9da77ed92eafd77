using Loyalty.Contracts;
using Loyalty.Contracts.Keys;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Keys;

public sealed class KeyRingGrainTests
{
    private static readonly SecretHash Secret = new() { Mark = "0123456789ab", Hash = "ff" };

    [Fact]
    public async Task The_ring_is_answered_once_for_each_version_and_in_full_after_a_restart()
    {
        await using var shop = await Shop.Open();
        await Ring(shop).Make(Request("one"), Secret).Value();
        var ring = await Ring(shop).Ring(0);
        ring.Keys!.Single().ShouldSatisfyAllConditions(
            known => known.Key.Name.ShouldBe("one"), known => known.Secrets.ShouldBe([Secret]));
        ring.Signing.Length.ShouldBe(1);
        (await Ring(shop).Ring(ring.Version)).Keys.ShouldBeNull("it is known");

        await shop.Restart();
        (await Ring(shop).Ring(ring.Version)).Keys.ShouldBeNull();
        await Ring(shop).Revoke("one").Value();
        (await Ring(shop).Ring(ring.Version)).Keys.ShouldBe([]);
        (await Ring(shop).List()).Keys.Single().RevokedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_same_key_again_is_the_first_one_and_another_under_its_name_is_refused()
    {
        await using var shop = await Shop.Open();
        await Ring(shop).Make(Request("one"), Secret).Value();
        var again = await Ring(shop).Make(Request("one"), Secret with { Mark = "ba9876543210" });
        (again.Replayed, again.Value!.Secrets.Single().Mark).ShouldBe((true, Secret.Mark));
        (await Ring(shop).Make(Request("one") with { RequestsPerSecond = 7 }, Secret).Refusal()).Code.ShouldBe("id-reused");
    }

    [Fact]
    public async Task A_key_whose_making_is_in_doubt_is_made_once()
    {
        await using var shop = await Shop.Open();
        await Ring(shop).List();
        shop.Journal.HideNextAppend();
        (await Ring(shop).Make(Request("one"), Secret).Value()).Secrets.Single().Mark.ShouldBe(Secret.Mark);
        (await Ring(shop).List()).Keys.Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_key_whose_making_lands_while_it_is_looked_for_is_answered_in_the_end()
    {
        await using var shop = await Shop.Open();
        await Ring(shop).List();
        shop.Journal.BeforeAppend = append =>
        {
            shop.Journal.BeforeAppend = null;
            shop.Journal.AfterRead = async _ =>
            {
                shop.Journal.AfterRead = null;
                await shop.Journal.Inner.Append(append); // right after the ring, which is empty, was read
            };
            throw new JournalUnavailableException("The store was given up, and the append is under way.");
        };
        await IsMadeInTheEnd(shop);
    }

    [Fact]
    public async Task A_key_whose_making_lands_after_it_was_given_up_is_answered_in_the_end()
    {
        await using var shop = await Shop.Open();
        await Ring(shop).List();
        Append? late = null;
        shop.Journal.BeforeAppend = append =>
        {
            (shop.Journal.BeforeAppend, late) = (null, append);
            throw new JournalUnavailableException("The store was given up, and the append is under way.");
        };
        await Should.ThrowAsync<JournalUnavailableException>(() => Ring(shop).Make(Request("one"), Secret));
        await shop.Journal.Inner.Append(late!);
        await IsMadeInTheEnd(shop);
    }

    [Fact]
    public async Task Who_makes_a_key_that_another_silo_has_made_is_answered()
    {
        await using var shop = await Shop.Open();
        await Ring(shop).List();
        shop.Journal.BeforeAppend = async append =>
        {
            shop.Journal.BeforeAppend = null;
            await shop.Journal.Inner.Append(append); // the same command, by another silo, just before
        };
        var made = await Ring(shop).Make(Request("one"), Secret);
        (made.Replayed, made.Value!.Secrets.Single().Mark).ShouldBe((true, Secret.Mark));
    }

    [Fact]
    public async Task Tokens_are_signed_by_another_key_after_a_day()
    {
        await using var shop = await Shop.Open();
        var first = (await Ring(shop).Ring(0)).Signing.Single();
        first.Secret.Length.ShouldBe(64);
        shop.Clock.Now += TimeSpan.FromDays(1);
        var both = (await Ring(shop).Ring(0)).Signing;
        both.Length.ShouldBe(2);
        both[0].ShouldBe(first);
        both[1].Secret.ShouldNotBe(first.Secret);
    }

    private static IKeyRingGrain Ring(Shop shop) => shop.Grains.GetGrain<IKeyRingGrain>(IKeyRingGrain.RingKey);

    private static KeyRequest Request(string name) => new() { Name = name, Scopes = ["member:read"] };

    private static async Task IsMadeInTheEnd(Shop shop)
    {
        Answer<KeyView>? answer = null;
        for (var attempt = 0; answer is null && attempt < 3; attempt++)
        {
            try
            {
                answer = await Ring(shop).Make(Request("one"), Secret);
            }
            catch (JournalUnavailableException)
            {
                // The caller does not know: it asks again.
            }
        }

        answer.ShouldNotBeNull().Value!.Secrets.Single().Mark.ShouldBe(Secret.Mark);
        (await Ring(shop).List()).Keys.Length.ShouldBe(1);
    }
}
