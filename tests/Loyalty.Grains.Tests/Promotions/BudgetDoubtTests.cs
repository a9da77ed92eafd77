using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Promotions;

/// <summary>What an award took is spent when it is stored, back when it is not, and spent as long as nobody knows.</summary>
public sealed class BudgetDoubtTests
{
    private int appends;

    [Fact]
    public async Task What_was_stored_although_the_store_failed_is_spent()
    {
        await using var shop = await Begin(150);
        shop.Journal.AfterAppend = (append, _) => Fail(IsFirstOf(append));
        (await shop.Member("anna").Buy("1")).ShouldBe(100);
        (await shop.Member("ben").Buy("1")).ShouldBe(50);
    }

    [Fact]
    public async Task What_was_not_stored_is_given_when_it_is_sent_again()
    {
        await using var shop = await Begin(150);
        shop.Journal.BeforeAppend = append => Fail(IsFirstOf(append));
        await Should.ThrowAsync<JournalUnavailableException>(() => shop.Member("anna").Buy("1"));
        (await shop.Member("ben").Buy("1")).ShouldBe(50, "a hundred may be stored still");
        (await shop.Member("anna").Buy("1")).ShouldBe(0);
        shop.Clock.Now += TimeSpan.FromSeconds(1);
        (await shop.Member("ben").Buy("2")).ShouldBe(100, "another award is in the place of the one in doubt");
        (await shop.Gifts()).Sum().ShouldBe(100 + 150);
    }

    [Fact]
    public async Task A_full_journal_takes_nothing()
    {
        await using var shop = await Begin(150);
        shop.Journal.BeforeAppend = append => IsFirstOf(append) ? throw new JournalOverloadedException() : Task.CompletedTask;
        await Should.ThrowAsync<JournalOverloadedException>(() => shop.Member("anna").Buy("1"));
        (await shop.Member("ben").Buy("1")).ShouldBe(100);
        (await shop.Member("anna").Buy("1")).ShouldBe(50);
    }

    [Fact]
    public async Task The_same_purchase_again_takes_nothing()
    {
        await using var shop = await Begin(150);
        (await shop.Member("anna").Buy("1")).ShouldBe(100);
        for (var again = 0; again < 5; again++)
        {
            (await shop.Member("anna").Buy("1")).ShouldBe(100);
        }

        (await shop.Member("ben").Buy("1")).ShouldBe(50);
    }

    [Fact]
    public async Task An_award_that_finds_its_ledger_moved_on_takes_once()
    {
        await using var shop = await Begin(1_050);
        var other = SiloLife.Member(shop, "anna", new SiloLife("other"));
        shop.Life.Others.Add("other");
        for (var order = 0; order < 5; order++)
        {
            (await shop.Member("anna").Buy($"here-{order}")).ShouldBe(100);
            await other.Buy($"there-{order}", 0.001m);
        }

        (await shop.Member("anna").Buy("last", 10)).ShouldBe(550);
        (await shop.Gifts()).Sum().ShouldBe(100 + 1_050);
    }

    [Fact]
    public async Task A_slice_whose_answer_was_lost_is_not_lost()
    {
        await using var shop = await Begin(150);
        shop.Journal.AfterAppend = (append, _) =>
        {
            if (append.Stream == BudgetShop.Stream)
            {
                shop.Journal.AfterAppend = null;
                throw new JournalUnavailableException("The store was lost after it stored.");
            }

            return Task.CompletedTask;
        };
        await Insist(() => shop.Member("ben").Buy("1")); // the answer may have been for the silo alone, which asks ahead
        await Insist(() => shop.Member("anna").Buy("1"));
        (await shop.Member("ben").Buy("1")).ShouldBe(100);
        (await shop.Member("anna").Buy("1")).ShouldBe(50);
        (await shop.Gifts()).Sum().ShouldBe(100 + 150);
    }

    [Fact]
    public async Task Appends_that_fail_at_random_overspend_nothing_and_lose_nothing()
    {
        const long Budget = 100_050;
        await using var shop = await Shop.Open(BudgetShop.Program(Budget));
        await shop.Members(50);
        var count = 0;
        shop.Journal.BeforeAppend = _ => Fail(Interlocked.Increment(ref count) % 7 == 0);
        shop.Journal.AfterAppend = (_, _) => Fail(Interlocked.Increment(ref count) % 11 == 0);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async member =>
        {
            for (var order = 0; order < 40; order++)
            {
                await Insist(() => shop.Member($"m{member}").Buy($"{order}"));
            }
        }));
        (await shop.Gifts()).Sum().ShouldBeInRange(90_000, Budget, "what is in doubt is looked up once a second, and the clock stands");

        (shop.Journal.BeforeAppend, shop.Journal.AfterAppend) = (null, null);
        shop.Clock.Now += TimeSpan.FromSeconds(1);
        for (var member = 0; member < 50; member++)
        {
            await shop.Member($"m{member}").Buy("last", 20);
        }

        (await shop.Gifts()).Sum().ShouldBe(Budget);
    }

    /// <summary>Whether it is the first append of an award since the test began.</summary>
    private bool IsFirstOf(Append append) =>
        append.CommandId?.StartsWith("purchase/", StringComparison.Ordinal) is true && Interlocked.Increment(ref appends) == 1;

    private static Task Fail(bool fails) => fails
        ? Task.FromException(new JournalUnavailableException("The store was lost."))
        : Task.CompletedTask;

    private static async Task Insist(Func<Task> send)
    {
        for (var isDone = false; !isDone;)
        {
            try
            {
                await send();
                isDone = true;
            }
            catch (JournalUnavailableException)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>Two members, and the silo listed already, so that the next append is an award's.</summary>
    private static async Task<Shop> Begin(long budget)
    {
        var shop = await Shop.Open(BudgetShop.Program(budget + 100));
        await shop.Enrolled("anna");
        await shop.Enrolled("ben");
        (await (await shop.Enrolled("first")).Buy("1")).ShouldBe(100);
        return shop;
    }
}
