using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Doubt;

public sealed class DoubtTests
{
    [Fact]
    public async Task What_was_stored_is_answered_although_the_store_failed()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        shop.Journal.HideNextAppend();
        var answer = await anna.Purchase(Orders.Order("1", 1));
        answer.Replayed.ShouldBeFalse("it was given by this very call");
        answer.Value!.Version.ShouldBe(2);
        var again = await anna.Purchase(Orders.Order("1", 1));
        again.Replayed.ShouldBeTrue();
        Orders.Text(again.Value).ShouldBe(Orders.Text(answer.Value));
        (await anna.Purchase(Orders.Order("2", 1)).Value()).ShouldSatisfyAllConditions(
            receipt => receipt.Version.ShouldBe(3), receipt => receipt.Balance.ShouldBe(350));
    }

    [Fact]
    public async Task What_was_not_stored_is_an_exception_and_the_next_try_stores_it()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        shop.Journal.LoseNextAppend();
        await Should.ThrowAsync<JournalUnavailableException>(() => anna.Purchase(Orders.Order("1", 1)));
        (await anna.Get().Value()).Version.ShouldBe(1);
        var answer = await anna.Purchase(Orders.Order("1", 1));
        answer.Replayed.ShouldBeFalse();
        answer.Value!.Version.ShouldBe(2);
        (await anna.Entries()).Length.ShouldBe(2);
    }

    [Fact]
    public async Task An_overloaded_store_is_an_exception_and_nothing_else()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        shop.Journal.BeforeAppend = _ => throw new JournalOverloadedException();
        await Should.ThrowAsync<JournalOverloadedException>(() => anna.Purchase(Orders.Order("1", 1)));
        shop.Journal.BeforeAppend = null;
        (await anna.Purchase(Orders.Order("1", 1)).Value()).Balance.ShouldBe(250);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_append_that_lands_while_it_is_looked_for_is_read_by_who_asks_after_its_answer(bool isAward)
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await anna.Purchase(Orders.Order("1", 10)).Value();
        shop.Journal.BeforeAppend = append =>
        {
            shop.Journal.BeforeAppend = null;
            shop.Journal.Loaded = async tail =>
            {
                shop.Journal.Loaded = null;
                await shop.Journal.Inner.Append(append with { Line = null }); // right after the account was read
                return tail;
            };
            throw new JournalUnavailableException("The store was given up, and the append is under way.");
        };
        var answer = await Again(() => isAward ? anna.Purchase(Orders.Order("2", 1)) : anna.Redeem(Orders.Payment("2", 100)));
        answer.Value!.Version.ShouldBe(3);
        (await anna.Get().Value()).ShouldSatisfyAllConditions(
            view => view.Version.ShouldBe(3), view => view.Balance.ShouldBe(answer.Value.Balance));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task An_append_that_lands_after_it_was_given_up_is_seen_by_the_next_read(bool isAward, bool isLookedFor)
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await anna.Purchase(Orders.Order("1", 10)).Value();
        Append? late = null;
        shop.Journal.BeforeAppend = append =>
        {
            (shop.Journal.BeforeAppend, late) = (null, append with { Line = null });
            shop.Journal.BeforeRead = isLookedFor ? null : FailOnce;
            throw new JournalUnavailableException("The store was given up, and the append is under way.");
        };
        await Should.ThrowAsync<JournalUnavailableException>(
            () => isAward ? anna.Purchase(Orders.Order("2", 1)) : anna.Redeem(Orders.Payment("2", 100)));
        (await anna.Get().Value()).Version.ShouldBe(2);
        await shop.Journal.Inner.Append(late!);
        (await anna.Get().Value()).Version.ShouldBe(3);
        await anna.Purchase(Orders.Order("3", 1)).Value();
        (await anna.Entries()).Length.ShouldBe(4);

        Task FailOnce(string stream)
        {
            shop.Journal.BeforeRead = null;
            throw new JournalUnavailableException("The store is still away.");
        }
    }

    [Fact]
    public async Task Of_awards_in_line_that_were_given_up_each_is_seen_when_it_lands()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var (late, both) = (new List<Append>(), new TaskCompletionSource());
        shop.Journal.BeforeAppend = async append =>
        {
            late.Add(append with { Line = null });
            if (late.Count == 2)
            {
                shop.Journal.BeforeAppend = null;
                both.SetResult();
            }

            await both.Task;
            throw new JournalUnavailableException("The store was given up, and both are under way.");
        };
        var lost = new[] { "1", "2" }.Select(order => Should.ThrowAsync<JournalUnavailableException>(() => anna.Purchase(Orders.Order(order, 1))));
        await Task.WhenAll(lost.ToList());
        for (var version = 1; version <= 3; version++)
        {
            (await anna.Get().Value()).Version.ShouldBe(version);
            if (version < 3)
            {
                await shop.Journal.Inner.Append(late[version - 1]);
            }
        }
    }

    [Fact]
    public async Task Nothing_is_decided_on_a_state_that_is_in_doubt()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        await anna.Purchase(Orders.Order("1", 8.5m)).Value();
        await HideNextAppendAndFailReads(shop, () => anna.Redeem(Orders.Payment("first", 1000)));
        var refusal = await anna.Redeem(Orders.Payment("second", 1000)).Refusal();
        refusal.Code.ShouldBe("insufficient-points");
        refusal.Available.ShouldBe(0);
        (await anna.Redeem(Orders.Payment("first", 1000))).Replayed.ShouldBeTrue();
        (await anna.Entries()).Length.ShouldBe(3);
    }

    [Fact]
    public async Task Nothing_is_read_from_a_state_that_is_in_doubt()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = shop.Member("anna");
        await HideNextAppendAndFailReads(shop, () => anna.Enrol(new EnrolRequest { MemberId = "anna" }));
        (await anna.Get().Value()).Version.ShouldBe(1);

        foreach (var (order, look) in Looks(anna))
        {
            await HideNextAppendAndFailReads(shop, () => anna.Purchase(Orders.Order(order, 1)));
            (await look()).ShouldBe(long.Parse(order) + 1);
        }
    }

    [Fact]
    public async Task A_read_that_fails_fails_the_call_and_not_the_grain()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        shop.Journal.BeforeRead = _ => throw new JournalUnavailableException();
        await Should.ThrowAsync<Exception>(() => shop.Member("anna").Get());
        shop.Journal.BeforeRead = null;
        await shop.Enrolled("anna");
    }

    [Fact]
    public async Task A_catalogue_in_doubt_is_what_the_store_holds()
    {
        await using var shop = await Shop.Open(Programs.Doubling);
        var anna = await shop.Enrolled("anna");
        shop.Journal.HideNextAppend();
        await Should.ThrowAsync<JournalUnavailableException>(() => shop.Catalogue().SwitchPromotion("double", false));
        (await anna.Purchase(Orders.Order("1", 1)).Value()).Points.ShouldBe(250, "the fence has moved, whatever this silo knows");
        (await shop.Catalogue().SwitchPromotion("double", false).Value()).Version.ShouldBe(2);
    }

    private static IEnumerable<(string Order, Func<Task<long>> Look)> Looks(IMemberGrain anna)
    {
        yield return ("1", async () => (await anna.Get().Value()).Version);
        yield return ("2", async () => (await anna.Ledger(0, 100).Value()).Entries[^1].Version);
        yield return ("3", async () => (await anna.Quote(new QuoteRequest { Purchase = Orders.Order("q", 1) }).Value()).Version);
        yield return ("4", async () =>
        {
            await anna.CatchUp();
            return (await anna.Get().Value()).Version;
        });
    }

    private static async Task<Contracts.Answer<Receipt>> Again(Func<Task<Contracts.Answer<Receipt>>> call)
    {
        try
        {
            return await call();
        }
        catch (JournalUnavailableException)
        {
            return await call();
        }
    }

    private static async Task HideNextAppendAndFailReads(Shop shop, Func<Task> call)
    {
        shop.Journal.AfterAppend = (_, _) =>
        {
            shop.Journal.BeforeRead = _ => throw new JournalUnavailableException();
            throw new JournalUnavailableException();
        };
        await Should.ThrowAsync<JournalUnavailableException>(call);
        (shop.Journal.AfterAppend, shop.Journal.BeforeRead) = (null, null);
    }
}
