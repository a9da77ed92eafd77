using System.Collections.Concurrent;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Grains.Tests.Cluster;
using Loyalty.Journal;

namespace Loyalty.Grains.Tests.Members;

/// <summary>Many awards at once to one member: decided one after the other, appended together, answered each when it is durable.</summary>
public sealed class HotMemberTests
{
    private const int Many = 40;

    [Fact]
    public async Task All_are_appended_before_the_first_is_durable_and_none_is_answered_before_it_is()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var held = new Held(shop.Journal);
        var awards = Awards(anna, Many);
        await held.Until(Many);

        held.Appends.Select(append => append.ExpectedVersion).ShouldBe(Enumerable.Range(1, Many).Select(version => (long)version));
        awards.ShouldAllBe(award => !award.IsCompleted);
        (await anna.Get().Value()).Version.ShouldBe(1, "what is not durable is not shown");

        held.Release();
        var receipts = await Task.WhenAll(awards.Select(award => award.Value()));
        receipts.Select(receipt => receipt.Version).Order().ShouldBe(Enumerable.Range(2, Many).Select(version => (long)version));
        (await anna.Get().Value()).Balance.ShouldBe((Many * 100) + 150);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(Many - 1)]
    public async Task One_that_is_lost_takes_those_behind_it_along_and_they_are_decided_again(int lost)
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var held = new Held(shop.Journal);
        var awards = Awards(anna, Many);
        await held.Until(Many);
        var unlucky = held.Appends[lost].CommandId!;
        held.Lose(unlucky);
        held.Release();

        var answers = await Task.WhenAll(awards.Select(Settled));
        answers.Count(answer => answer is null).ShouldBe(1, "the outcome of one is unknown to its caller");
        (await anna.Get().Value()).Balance.ShouldBe(((Many - 1) * 100) + 150);
        foreach (var (order, answer) in answers.Index())
        {
            var again = await anna.Purchase(Orders.Order($"{order}", 1));
            again.Replayed.ShouldBe(answer is not null);
            Orders.Text(again.Value).ShouldBe(Orders.Text(answer ?? again.Value));
        }
    }

    [Fact]
    public async Task One_that_is_stored_without_a_word_is_answered_as_stored()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        shop.Journal.HideNextAppend();
        var receipts = await Task.WhenAll(Awards(anna, Many).Select(award => award.Value()));
        receipts.Select(receipt => receipt.Version).Distinct().Count().ShouldBe(Many);
        (await anna.Get().Value()).Balance.ShouldBe((Many * 100) + 150);
    }

    [Fact]
    public async Task The_same_order_at_once_is_awarded_once()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => anna.Purchase(Orders.Order("same", 1))));
        answers.Count(answer => !answer.Replayed).ShouldBe(1);
        answers.Select(answer => Orders.Text(answer.Value)).Distinct().Count().ShouldBe(1);
        (await anna.Get().Value()).Balance.ShouldBe(250);
    }

    [Fact]
    public async Task What_is_not_an_award_waits_for_the_awards_before_it_and_holds_up_those_behind_it()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var held = new Held(shop.Journal);
        var first = Awards(anna, 10);
        await held.Until(10);
        var spent = anna.Redeem(Orders.Payment("spent", 1_150));
        var later = Enumerable.Range(10, 10).Select(order => anna.Purchase(Orders.Order($"{order}", 1))).ToList();
        held.Release();

        (await Task.WhenAll(first.Select(award => award.Value()))).Length.ShouldBe(10);
        var receipt = await spent.Value();
        (receipt.Version, receipt.Balance).ShouldBe((12L, 0L), "all ten were there to be spent, and nothing more");
        (await Task.WhenAll(later.Select(award => award.Value()))).ShouldAllBe(award => award.Version > 12);
    }

    [Fact]
    public async Task Whatever_comes_at_once_the_ledger_adds_up()
    {
        await using var shop = await Shop.Open(Programs.Storefront);
        var anna = await shop.Enrolled("anna");
        var calls = Enumerable.Range(0, 300).Select(number => (number % 7) switch
        {
            3 => Settled(anna.Redeem(Orders.Payment($"{number}", 100))),
            5 => Settled(anna.Act(new ActivityRequest { ActivityId = $"{number}", Type = "review", Subject = $"{number}" })),
            _ => Settled(anna.Purchase(Orders.Order($"{number}", 1))),
        });
        var receipts = (await Task.WhenAll(calls)).OfType<Receipt>().ToList();
        var entries = await anna.Entries();
        entries.Select(entry => entry.Version).ShouldBe(Enumerable.Range(1, entries.Length).Select(version => (long)version));
        receipts.Select(receipt => receipt.Version).Distinct().Count().ShouldBe(receipts.Count);
        (await anna.Get().Value()).Balance.ShouldBe(entries.Sum(entry => entry.Points));
        await shop.Restart();
        (await shop.Member("anna").Get().Value()).Balance.ShouldBe(entries.Sum(entry => entry.Points));
    }

    private static List<Task<Answer<Receipt>>> Awards(IMemberGrain member, int count) =>
        [.. Enumerable.Range(0, count).Select(order => member.Purchase(Orders.Order($"{order}", 1)))];

    private static async Task<Receipt?> Settled(Task<Answer<Receipt>> call)
    {
        try
        {
            return (await call).Value;
        }
        catch (JournalUnavailableException)
        {
            return null;
        }
    }

    /// <summary>Keeps all appends from the store until they are released, then lets them go in their order.</summary>
    private sealed class Held
    {
        private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ConcurrentQueue<Append> appends = new();
        private readonly SemaphoreSlim arrived = new(0);
        private string? lost;

        public Held(WatchedJournal journal) => journal.BeforeAppend = async append =>
        {
            appends.Enqueue(append);
            arrived.Release();
            await gate.Task;
            if (append.CommandId == lost && Interlocked.Exchange(ref lost, null) is not null)
            {
                throw new JournalUnavailableException("This one is lost.");
            }
        };

        public List<Append> Appends => [.. appends];

        public async Task Until(int count)
        {
            for (var each = 0; each < count; each++)
            {
                (await arrived.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue($"{each} of {count} appends arrived");
            }
        }

        public void Lose(string commandId) => lost = commandId;

        public void Release() => gate.SetResult();
    }
}
