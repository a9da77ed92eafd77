namespace Loyalty.History.Tests;

/// <summary>What is stored is judged beside what clients saw: orders, gifts, budgets, and who stored it.</summary>
public sealed class StoredHistoryTests
{
    private static readonly LedgerEntry Purchase = new(1, "purchase/1", 10, 10, 0)
    { Kind = "purchase", Order = "purchase/1", Promoted = [new("double", 5)] };

    private static readonly LedgerEntry Gift = new(2, "gift/g", -4, 6, 0) { Kind = "gift", Gift = "g", Other = "paul" };
    private static readonly LedgerEntry Received = new(1, null, 4, 4, 0) { Kind = "gift-received", Gift = "g", Other = "mary" };
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly Observed Good = new()
    {
        Calls = [Sent("purchase/1"), Sent("gift/g")],
        Ledgers = Ledgers([Purchase, Gift], [Received]),
        IsSettled = true,
        Budgets = [new Budget("double", 5)],
        Written = [new Written("member/mary", 1, "silo-1", Noon), new Written("member/mary", 2, "silo-2", Noon.AddSeconds(1))],
        Absences = [new Absence("silo-1", Noon, Noon.AddSeconds(5))],
    };

    [Fact]
    public void A_good_history_passes() => Check(Good).ShouldBeEmpty();

    [Fact]
    public void An_order_that_earned_twice_is_caught() => Check(Good with
    {
        Calls = [.. Good.Calls, Sent("purchase/2")],
        Ledgers = Ledgers([Purchase, Gift, new(3, "purchase/2", 1, 7, 0) { Kind = "purchase", Order = "purchase/1" }], [Received]),
    }).ShouldBe(['B']);

    [Fact]
    public void An_order_that_took_back_more_than_it_gave_is_caught() => Check(Good with
    {
        Calls = [.. Good.Calls, Sent("return/1")],
        Ledgers = Ledgers([Purchase, Gift, new(3, "return/1", -11, 0, 5) { Kind = "return", Order = "purchase/1" }], [Received]),
    }).ShouldBe(['B']);

    [Fact]
    public void What_may_earn_once_and_earned_under_two_ids_is_caught() => Check(Good with
    {
        Calls = [Sent("purchase/1") with { BusinessKey = "mug" }, Sent("gift/g"), Sent("activity/1") with { BusinessKey = "mug" }],
        Ledgers = Ledgers([Purchase, Gift, new(3, "activity/1", 1, 7, 0)], [Received]),
    }).ShouldBe(['B']);

    [Fact]
    public void A_gift_that_never_arrived_is_caught() =>
        Check(Good with { Ledgers = Ledgers([Purchase, Gift], []) }).ShouldBe(['J']);

    [Fact]
    public void A_gift_that_is_still_on_its_way_passes() =>
        Check(Good with { Ledgers = Ledgers([Purchase, Gift], []), IsSettled = false }).ShouldBeEmpty();

    [Fact]
    public void A_gift_that_arrived_twice_is_caught() => Check(Good with
    {
        Ledgers = Ledgers([Purchase, Gift], [Received, Received with { Version = 2, Balance = 8 }]),
    }).ShouldBe(['J']);

    [Fact]
    public void A_gift_that_nobody_sent_is_caught() =>
        Check(Good with { Ledgers = Ledgers([Purchase], [Received]), Calls = [Sent("purchase/1")] }).ShouldBe(['J']);

    [Fact]
    public void A_gift_that_changed_on_its_way_is_caught() =>
        Check(Good with { Ledgers = Ledgers([Purchase, Gift], [Received with { Points = 5, Balance = 5 }]) }).ShouldBe(['C']);

    [Fact]
    public void A_budget_that_is_overspent_is_caught() =>
        Check(Good with { Budgets = [new Budget("double", 4)] }).ShouldBe(['E']);

    [Fact]
    public void What_a_silo_stored_after_it_was_taken_over_is_caught() => Check(Good with
    {
        Written = [.. Good.Written, new Written("member/mary", 3, "silo-1", Noon.AddSeconds(2))],
    }).ShouldBe(['D']);

    [Fact]
    public void What_a_silo_stored_when_it_was_back_passes() => Check(Good with
    {
        Written = [.. Good.Written, new Written("member/mary", 3, "silo-1", Noon.AddSeconds(6))],
    }).ShouldBeEmpty();

    [Theory]
    [InlineData(true, 6, 9)]
    [InlineData(false, 1, 9)]
    [InlineData(false, 4, 30)]
    [InlineData(false, 15, 21)]
    [InlineData(false, 25, 26)]
    public void A_purchase_that_was_priced_as_the_promotion_stood_passes(bool isOn, long started, long ended) =>
        Check(Priced(isOn, started, ended)).ShouldBeEmpty();

    [Theory]
    [InlineData(false, 6, 19)]
    [InlineData(true, 25, 26)]
    public void A_purchase_that_was_priced_by_the_old_rules_after_the_switch_is_caught(bool isOn, long started, long ended) =>
        Check(Priced(isOn, started, ended)).ShouldBe(['P']);

    /// <summary>Mary's purchase got the promotion; it was switched as said from 3 to 5, and to the contrary from 20 to 22.</summary>
    private static Observed Priced(bool isOn, long started, long ended) => Good with
    {
        Calls =
        [
            Sent("gift/g"),
            Sent("purchase/1") with { Started = started, Ended = ended, Outcome = CallOutcome.Replayed, Version = 1, Code = null },
        ],
        Toggles = [new Toggle("double", isOn, 3, 5), new Toggle("double", !isOn, 20, 22)],
    };

    private static IEnumerable<char> Check(Observed observed) =>
        HistoryCheck.Run(observed).Select(violation => violation.Invariant);

    private static Dictionary<string, IReadOnlyList<LedgerEntry>> Ledgers(LedgerEntry[] mary, LedgerEntry[] paul) =>
        new() { ["mary"] = mary, ["paul"] = paul };

    // Answered after all by a replay whose version nobody read: only what is stored is of interest here.
    private static Call Sent(string command) => new()
    {
        Ledger = "mary",
        Command = command,
        Started = 1,
        Ended = 2,
        Outcome = CallOutcome.Refused,
        Code = "bad-mood",
    };
}
