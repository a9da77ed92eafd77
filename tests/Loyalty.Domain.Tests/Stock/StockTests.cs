using System.Reflection;
using Loyalty.Domain.Programs;
using Loyalty.Domain.Stock;
using NodaTime;

namespace Loyalty.Domain.Tests.Stock;

public sealed class StockTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 5, 1, 12, 0);

    private static readonly (StockRefusal Reason, string Why, long Taken, StockCommand Command, Reward? Reward)[] Rows =
    [
        (StockRefusal.RewardUnknown, "of a reward that there is no more", 0, Take(1), null),
        (StockRefusal.OutOfStock, "more than are left", 2, Take(2), Reward(3)),
        (StockRefusal.StockNotTaken, "more than are taken", 1, PutBack(2), Reward(3)),
    ];

    public static TheoryData<int, string> RowNames => [.. Rows.Select((row, place) => new TheoryDataRow<int, string>(place, row.Why))];

    [Theory]
    [MemberData(nameof(RowNames))]
    public void Refusal_is_told_and_kept(int place, string why)
    {
        var (reason, _, taken, command, reward) = Rows[place];
        var stock = new RewardStock(taken);
        var refused = stock.Decide(command, reward, Now).ShouldBeOfType<StockEvent.Refused>(why);
        refused.Reason.ShouldBe(reason);
        RewardStock.Evolve(stock, refused).ShouldBe(stock, "nothing is taken by it");
    }

    [Fact]
    public void Every_refusal_has_its_row_in_the_order_of_precedence() =>
        Rows.Select(row => row.Reason).ShouldBe(Enum.GetValues<StockRefusal>());

    [Fact]
    public void The_last_piece_is_taken_once_and_again_after_it_came_back()
    {
        RewardStock? stock = null;
        Do(ref stock, Take(2), 3).ShouldBe(new StockFigures(2, 1));
        Do(ref stock, Take(1), 3).ShouldBe(new StockFigures(3, 0));
        Do(ref stock, Take(1), 3).ShouldBe(new StockFigures(3, 0));
        Do(ref stock, PutBack(1), 3).ShouldBe(new StockFigures(2, 1));
        Do(ref stock, Take(1), 3).ShouldBe(new StockFigures(3, 0));
    }

    [Fact]
    public void Lowered_below_what_is_taken_nothing_more_is_given_and_nothing_is_below_zero()
    {
        RewardStock? stock = null;
        Do(ref stock, Take(5), 9);
        Do(ref stock, Take(1), 3).ShouldBe(new StockFigures(5, 0));
        Do(ref stock, PutBack(1), 3).ShouldBe(new StockFigures(4, 0));
        Do(ref stock, Take(1), 5).ShouldBe(new StockFigures(5, 0));
    }

    [Fact]
    public void Without_a_stock_any_number_is_given()
    {
        RewardStock? stock = null;
        Do(ref stock, Take(1_000_000), null).ShouldBe(new StockFigures(1_000_000, null));
    }

    [Fact]
    public void Stock_evolves_by_each_event()
    {
        StockEvent[] events =
        [
            new StockEvent.Taken { At = Now, EffectId = "e", Pieces = 2, After = default },
            new StockEvent.PutBack { At = Now, EffectId = "e", Pieces = 1, After = default },
            new StockEvent.Refused { At = Now, EffectId = "e", Pieces = 9, After = default, Reason = StockRefusal.OutOfStock },
        ];
        events.Select(happened => happened.GetType())
            .ShouldBe(typeof(StockEvent).GetNestedTypes(BindingFlags.Public).Where(type => type.IsSubclassOf(typeof(StockEvent))), ignoreOrder: true);
        events.Aggregate(default(RewardStock), RewardStock.Evolve).ShouldBe(new RewardStock(1));
    }

    private static StockFigures Do(ref RewardStock? stock, StockCommand command, long? total)
    {
        var happened = stock.Decide(command, Reward(total), Now);
        stock = RewardStock.Evolve(stock, happened);
        return happened.After;
    }

    private static StockCommand Take(long pieces) => new StockCommand.Take("e", pieces);

    private static StockCommand PutBack(long pieces) => new StockCommand.PutBack("e", pieces);

    private static Reward Reward(long? stock) => new()
    {
        Id = "tote",
        Name = new LocalText([KeyValuePair.Create("en", "Tote")]),
        Points = 100,
        Gives = new RewardGift.Product("TOTE"),
        Stock = stock,
    };
}
