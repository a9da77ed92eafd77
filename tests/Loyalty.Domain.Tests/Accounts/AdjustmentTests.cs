using Loyalty.Domain.Accounts;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Corrections by staff; a second person approves those of more than 500.</summary>
public sealed class AdjustmentTests
{
    private const string Program = """
        { "points": { "expire": { "after": "P1M" }, "pendingFor": "P14D" }, "adjustments": { "secondApprovalAbove": 500 } }
        """;

    [Fact]
    public void Given_points_are_spendable_at_once_and_count_as_earned()
    {
        var ann = Ann();

        var adjusted = ann.Do<AccountEvent.Adjusted>("2026-03-01T09:00-05:00", Adjust(400));

        (adjusted.Reason, adjusted.Actor, adjusted.ProposedBy, adjusted.Reversal).ShouldBe(("kindness", "eve", null, null));
        ann.Account.Lots[^1].ShouldBe(new Lot(MemberStory.Time("2026-04-01T09:00-04:00"), 400));
        ann.Account.LifetimePoints.ShouldBe(100 + 400);
        ann.Do<AccountEvent.Adjusted>("2026-03-01T09:00-05:00", Adjust(500)).Standing.Tier.Id.ShouldBe("silver");
    }

    [Fact]
    public void Given_points_pay_what_is_owed_first()
    {
        var ann = Ann();
        ann.Do("2026-02-16T09:00-05:00", Adjust(-150));
        ann.Points.ShouldBe((0, 0, 50));

        ann.Do("2026-02-17T09:00-05:00", Adjust(60));

        ann.Points.ShouldBe((10, 0, 0));
    }

    [Fact]
    public void Pending_points_pay_what_is_owed_when_they_come()
    {
        var ann = Ann(Program);
        ann.Do("2026-02-02T09:00-05:00", Adjust(-60));
        ann.Points.ShouldBe((0, 0, 60));

        ann.At("2026-02-15T09:00-05:00").Points.ShouldBe((40, 0, 0));
    }

    [Fact]
    public void Taken_points_come_from_the_oldest_and_the_rest_is_owed()
    {
        var ann = Ann();
        ann.Do("2026-02-16T09:00-05:00", Adjust(30));

        var adjusted = ann.Do<AccountEvent.Adjusted>("2026-02-17T09:00-05:00", Adjust(-110));
        adjusted.Reversal.ShouldNotBeNull().Draws
            .ShouldBe([new Lot(MemberStory.Time("2026-03-01T09:00-05:00"), 100), new Lot(MemberStory.Time("2026-03-16T09:00-04:00"), 10)]);
        adjusted.After.ShouldBe(new Figures(20, 0, 0, 0));

        ann.Do("2026-02-18T09:00-05:00", Adjust(-50)).After.ShouldBe(new Figures(0, 0, 0, 30));
        ann.Account.LifetimePoints.ShouldBe(100 + 30 - 110 - 50);
    }

    [Fact]
    public void Program_without_debt_refuses_to_take_more_than_there_is()
    {
        var ann = Ann(""" { "debt": "capped" } """);

        ann.Decide(MemberStory.Time("2026-02-16T09:00-05:00"), Adjust(-101))
            .ShouldBe(new Decision.Refused(AccountRefusal.InsufficientPoints, 100, 101));
        ann.Do("2026-02-16T09:00-05:00", Adjust(-100)).After.ShouldBe(new Figures(0, 0, 0, 0));
    }

    [Fact]
    public void Tier_that_was_reached_only_with_what_is_taken_goes()
    {
        var ann = Ann();
        ann.Do("2026-02-16T09:00-05:00", Adjust(500));
        ann.Do<AccountEvent.Adjusted>("2026-02-16T09:00-05:00", Adjust(400)).Standing.Tier.Id.ShouldBe("silver");

        ann.Do<AccountEvent.Adjusted>("2026-02-17T09:00-05:00", Adjust(-1)).Standing.Tier.Id.ShouldBe("basic");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(-500)]
    public void Correction_up_to_the_limit_needs_no_second_person(long points) =>
        Ann().Do<AccountEvent.Adjusted>("2026-02-16T09:00-05:00", Adjust(points));

    [Theory]
    [InlineData(501, 601, 0)]
    [InlineData(-501, 0, 401)]
    public void Correction_above_the_limit_waits_for_another_person(long points, long balance, long owed)
    {
        var ann = Ann();
        var proposed = ann.Do<AccountEvent.AdjustmentProposed>("2026-02-16T09:00-05:00", Adjust(points));
        (proposed.Proposal.Points, proposed.After.Balance).ShouldBe((points, 100));

        ann.Refused("2026-02-16T09:01-05:00", Approve("eve")).ShouldBe(AccountRefusal.SecondPersonNeeded);
        var adjusted = ann.Do<AccountEvent.Adjusted>("2026-02-16T09:02-05:00", Approve("bob"));

        (adjusted.ProposedBy, adjusted.Actor, adjusted.Reason).ShouldBe(("eve", "bob", "kindness"));
        ann.Points.ShouldBe((balance, 0, owed));
        ann.Refused("2026-02-16T09:03-05:00", Approve("bob")).ShouldBe(AccountRefusal.AdjustmentSettled);
    }

    [Fact]
    public void Approval_of_what_was_never_proposed_is_refused()
    {
        var ann = Ann();
        ann.Refused("2026-02-16T09:00-05:00", Approve("bob")).ShouldBe(AccountRefusal.AdjustmentUnknown);
        ann.Do("2026-02-16T09:00-05:00", Adjust(10));

        ann.Refused("2026-02-16T09:00-05:00", Approve("bob")).ShouldBe(AccountRefusal.AdjustmentSettled);
    }

    [Theory]
    [InlineData(1_000_000_000_000_001)]
    [InlineData(-1_000_000_000_000_001)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Correction_of_more_than_an_account_can_hold_is_refused(long points)
    {
        Ann().Refused("2026-02-16T09:00-05:00", Adjust(points)).ShouldBe(AccountRefusal.TooManyPoints);
        Ann(""" { "adjustments": {} } """).Refused("2026-02-16T09:00-05:00", Adjust(points)).ShouldBe(AccountRefusal.TooManyPoints);
    }

    private static AccountStory Ann(string? fields = null)
    {
        var ann = new AccountStory(
            PlainProgram.With(fields ?? Program.Replace(", \"pendingFor\": \"P14D\"", "", StringComparison.Ordinal)), "2026-02-01T08:00-05:00");
        ann.Buy("2026-02-01T09:00-05:00", 100);
        return ann;
    }

    private static AccountCommand.Adjust Adjust(long points) => new("adjustment", points, "kindness") { Actor = "eve" };

    private static AccountCommand.Approve Approve(string actor) => new("adjustment") { Actor = actor };
}
