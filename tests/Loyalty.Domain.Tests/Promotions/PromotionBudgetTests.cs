using System.Reflection;
using Loyalty.Domain.Promotions;

namespace Loyalty.Domain.Tests.Promotions;

public sealed class PromotionBudgetTests
{
    [Fact]
    public void A_slice_is_a_quarter_of_what_is_left()
    {
        var budget = PromotionBudget.Untouched;
        var slices = Enumerable.Range(1, 4).Select(number => Ask(ref budget, 1_000, new("a", number, 1, 0))?.Points).ToList();
        slices.ShouldBe([250, 188, 141, 106]);
    }

    [Fact]
    public void A_slice_is_enough_for_the_awards_that_wait_and_never_more_than_is_left()
    {
        var budget = PromotionBudget.Untouched;
        Ask(ref budget, 1_000, new("a", 1, 900, 0))!.Points.ShouldBe(900);
        Ask(ref budget, 1_000, new("b", 1, 900, 0))!.Points.ShouldBe(100);
        Ask(ref budget, 1_000, new("a", 2, 900, 0)).ShouldBeNull();
        budget.LeftOf(1_000).ShouldBe(0);
    }

    [Fact]
    public void A_wish_that_was_answered_changes_nothing_when_it_comes_again()
    {
        var budget = PromotionBudget.Untouched;
        Ask(ref budget, 1_000, new("a", 1, 10, 0))!.Points.ShouldBe(250);
        Ask(ref budget, 1_000, new("a", 1, 10, 0)).ShouldBeNull();
        budget.Of("a").Last!.Points.ShouldBe(250);
        Ask(ref budget, 1_000, new("a", 2, 10, 0))!.Points.ShouldBe(188);
        Ask(ref budget, 1_000, new("a", 1, 10, 0)).ShouldBeNull();
    }

    [Fact]
    public void A_budget_that_is_lowered_hands_out_nothing_until_enough_is_given_back()
    {
        var budget = PromotionBudget.Untouched;
        Ask(ref budget, 1_000, new("a", 1, 800, 0));
        Ask(ref budget, 500, new("a", 2, 10, 0)).ShouldBeNull();
        Ask(ref budget, 500, new("a", 2, 10, 250)).ShouldBe(new PromotionEvent.SliceGranted("a", 2, 0, 250));
        Ask(ref budget, 500, new("a", 3, 10, 100)).ShouldBe(new PromotionEvent.SliceGranted("a", 3, 13, 100));
        budget.Committed.ShouldBe(800 - 250 - 100 + 13);
    }

    [Fact]
    public void Nobody_gives_back_more_than_it_has()
    {
        var budget = PromotionBudget.Untouched;
        Ask(ref budget, 1_000, new("a", 1, 100, 700))!.GivenBack.ShouldBe(0);
        Ask(ref budget, 1_000, new("a", 2, 0, 700))!.GivenBack.ShouldBe(250);
        budget.Of("a").Granted.ShouldBe(250);
    }

    [Fact]
    public void What_was_given_without_a_budget_is_no_longer_left()
    {
        var budget = PromotionBudget.Untouched.Evolve(new PromotionEvent.FreeSpendingCounted(950, 3));
        Ask(ref budget, 1_000, new("a", 1, 100, 0))!.Points.ShouldBe(50);
        budget = budget.Evolve(new PromotionEvent.FreeSpendingCounted(975, 7));
        (budget.Free, budget.FreeUpTo, budget.LeftOf(1_000)).ShouldBe((975L, 7L, 0L));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Holders_that_come_spend_and_go_in_any_order_spend_no_more_than_the_budget_and_in_the_end_all_of_it(int seed)
    {
        var random = new Random(seed);
        var points = random.NextInt64(1, 100_000);
        var budget = PromotionBudget.Untouched;
        var holders = new Dictionary<string, (long Left, long Spent, long Number)>();
        var (next, gone) = (0, 0L);
        for (var step = 0; step < 400; step++)
        {
            var known = holders.Keys.Order().ToList();
            var holder = known.Count < 3 || random.Next(20) == 0 ? $"h{next++}" : known[random.Next(known.Count)];
            var (rest, spent, number) = holders.GetValueOrDefault(holder);
            switch (random.Next(5))
            {
                case < 2:
                    var back = random.Next(4) == 0 ? random.NextInt64(0, rest + 1) : 0;
                    var slice = Ask(ref budget, points, new(holder, number + 1, random.NextInt64(0, points), back));
                    holders[holder] = slice is null ? (rest, spent, number) : (rest + slice.Points - slice.GivenBack, spent, number + 1);
                    break;
                case < 4:
                    var spends = random.NextInt64(0, rest + 1);
                    holders[holder] = (rest - spends, spent + spends, number);
                    break;
                default:
                    holders.Remove(holder);
                    gone += spent;
                    budget = budget.Evolve(new PromotionEvent.HolderSettled(holder, spent));
                    break;
            }

            (gone + holders.Values.Sum(of => of.Spent + of.Left)).ShouldBe(budget.Committed);
            budget.Committed.ShouldBeLessThanOrEqualTo(points);
        }

        budget = holders.Aggregate(budget, (left, holder) => left.Evolve(new PromotionEvent.HolderSettled(holder.Key, holder.Value.Spent)));
        var given = gone + holders.Values.Sum(of => of.Spent);
        for (var number = 1; Ask(ref budget, points, new("last", number, 1, 0)) is { } slice; number++)
        {
            given += slice.Points;
        }

        given.ShouldBe(points);
    }

    [Fact]
    public void Budget_evolves_by_each_event()
    {
        PromotionEvent[] all =
        [
            new PromotionEvent.SliceGranted("a", 1, 10, 0), new PromotionEvent.HolderSettled("a", 4), new PromotionEvent.FreeSpendingCounted(1, 2),
        ];
        all.Select(happened => happened.GetType()).ShouldBe(
            typeof(PromotionEvent).GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(typeof(PromotionEvent))), ignoreOrder: true);
        all.Aggregate(PromotionBudget.Untouched, (budget, happened) => budget.Evolve(happened)).Committed.ShouldBe(5);
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];

    private static PromotionEvent.SliceGranted? Ask(ref PromotionBudget budget, long points, SliceRequest wish)
    {
        var granted = budget.Grant(points, wish);
        budget = granted is null ? budget : budget.Evolve(granted);
        return granted;
    }
}
