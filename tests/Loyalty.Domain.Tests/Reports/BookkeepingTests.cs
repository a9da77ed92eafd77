using Loyalty.Domain.Accounts;
using Loyalty.Domain.Reports;
using Loyalty.Domain.Tests.Accounts;
using NodaTime;

namespace Loyalty.Domain.Tests.Reports;

/// <summary>Points by issue month, worked out by hand.</summary>
public sealed class BookkeepingTests
{
    /// <summary>
    /// 50 in January and 120 in March lie in one lot. 70 spent: 50 of January, 20 of March. The March order goes back: the 100 left of
    /// March, and 20 owed. 60 in May: 20 pay, 40 stay, and expire at the end of the next year.
    /// </summary>
    [Fact]
    public void Of_one_lot_the_oldest_month_is_spent_first_and_a_return_takes_its_own()
    {
        var club = At("2026-01-10T12:00-05:00", ClubProgram.With());
        club.Enrol("ann");
        club.Clock = Time("2026-01-29T23:30-05:00");
        club.Buy("ann", 50);
        club.Clock = Time("2026-03-05T12:00-05:00");
        club.Buy("ann", 120, "march");
        club.Clock = Time("2026-04-10T12:00-04:00");
        club.Do("ann", new AccountCommand.Redeem("r") { Points = 70 }).ShouldBeTrue();
        Told(club, "2026-01").ShouldBe("issued 50 redeemed 50");
        Told(club, "2026-03").ShouldBe("available 100 issued 120 redeemed 20");

        club.Clock = Time("2026-04-20T12:00-04:00");
        club.Do("ann", new AccountCommand.Return("b", "march")).ShouldBeTrue();
        Told(club, "2026-03").ShouldBe("issued 120 redeemed 20 reversed 120");
        club.Sum(Flow.Owed).ShouldBe(20);

        club.Clock = Time("2026-05-01T12:00-04:00");
        club.Buy("ann", 60);
        Told(club, "2026-05").ShouldBe("available 40 owed -20 issued 60 repaid 20");
        club.Sum(Flow.Owed).ShouldBe(0);

        club.Clock = Time("2028-02-01T12:00-05:00");
        club.CatchUp("ann");
        Told(club, "2026-05").ShouldBe("owed -20 issued 60 expired 40 repaid 20");
        club.Sum(Flow.Available).ShouldBe(0);
    }

    /// <summary>100 of January and 40 of February; 10 of them back in February go of February, though January's are older.</summary>
    [Fact]
    public void A_return_leaves_the_points_of_other_months_alone()
    {
        var club = At("2026-01-12T12:00-05:00", ClubProgram.With());
        club.Enrol("ann");
        club.Buy("ann", 100);
        club.Clock = Time("2026-02-10T12:00-05:00");
        club.Buy("ann", 40, "february");
        club.Do("ann", new AccountCommand.Return("b", "february") { Amount = 10 }).ShouldBeTrue();
        Told(club, "2026-01").ShouldBe("available 100 issued 100");
        Told(club, "2026-02").ShouldBe("available 30 issued 40 reversed 10");
    }

    /// <summary>Pending from 20 January to 3 February they stay points of January.</summary>
    [Fact]
    public void Pending_points_keep_their_month_when_they_become_spendable()
    {
        var club = At("2026-01-20T12:00-05:00", ClubProgram.With(pending: "\"pendingFor\": \"P14D\","));
        club.Enrol("ann");
        club.Buy("ann", 100);
        Told(club, "2026-01").ShouldBe("pending 100 issued 100");
        club.Clock = Time("2026-02-03T12:00-05:00");
        club.CatchUp("ann");
        Told(club, "2026-01").ShouldBe("available 100 issued 100");
    }

    /// <summary>
    /// 30 of January and 30 of March; 40 set aside: 30 and 10. Released: as before. Set aside again and spent, then the voucher is
    /// cancelled: what was spent last, 10 of March, then 30 of January come back.
    /// </summary>
    [Fact]
    public void What_is_set_aside_or_spent_comes_back_to_its_months()
    {
        var club = At("2026-01-20T12:00-05:00", ClubProgram.With());
        club.Enrol("ann");
        club.Buy("ann", 30);
        club.Clock = Time("2026-03-20T12:00-04:00");
        club.Buy("ann", 30);
        club.Do("ann", new AccountCommand.Redeem("r1") { Points = 40, Hold = true }).ShouldBeTrue();
        Told(club, "2026-01").ShouldBe("held 30 issued 30");
        Told(club, "2026-03").ShouldBe("available 20 held 10 issued 30");
        club.Do("ann", new AccountCommand.Release("r1")).ShouldBeTrue();
        Told(club, "2026-01").ShouldBe("available 30 issued 30");
        club.Do("ann", new AccountCommand.Redeem("r2") { Points = 40, Hold = true }).ShouldBeTrue();
        club.Do("ann", new AccountCommand.Capture("r2")).ShouldBeTrue();
        Told(club, "2026-03").ShouldBe("available 20 issued 30 redeemed 10");
        club.Do("ann", new AccountCommand.Restore("r2")).ShouldBeTrue();
        Told(club, "2026-01").ShouldBe("available 30 issued 30 redeemed 30 restored 30");
        Told(club, "2026-03").ShouldBe("available 30 issued 30 redeemed 10 restored 10");
    }

    /// <summary>A gift in March of January's 100 points: the receiver, who owes nothing, has 60 points of January.</summary>
    [Fact]
    public void A_gift_keeps_the_month_in_which_its_points_were_issued()
    {
        var club = At("2026-01-20T12:00-05:00", ClubProgram.With());
        club.Enrol("ann");
        club.Enrol("ben", "EUR");
        club.Buy("ann", 100);
        club.Clock = Time("2026-03-20T12:00-04:00");
        club.Do("ann", new AccountCommand.Give("g", "ben", 60) { IsKnown = true }).ShouldBeTrue();
        Told(club, "2026-01").ShouldBe("available 40 issued 100 given 60");
        club.Deliver("ann");
        Told(club, "2026-01").ShouldBe("available 100 issued 100 given 60 received 60");
        club.Movements.Where(movement => movement is { Flow: Flow.Available, Cell.Currency: not null }).Sum(movement => movement.Points).ShouldBe(60);

        club.Do("ann", new AccountCommand.Give("h", "carl", 40) { IsKnown = true }).ShouldBeTrue();
        club.Deliver("ann", isTaken: false);
        Told(club, "2026-01").ShouldBe("available 100 issued 100 given 100 received 100");
    }

    /// <summary>With 150 points a member is silver: all 150, of two months, are silver's from then on.</summary>
    [Fact]
    public void What_a_member_has_goes_along_to_another_tier()
    {
        var club = At("2026-01-20T12:00-05:00", ClubProgram.With());
        club.Enrol("ann");
        club.Buy("ann", 100);
        club.Clock = Time("2026-02-20T12:00-05:00");
        club.Buy("ann", 50);
        Available(club, "basic").ShouldBe(0);
        Available(club, "silver").ShouldBe(150);
        club.Program.TierMoves.Select(move => (move.From, move.To, move.Members)).ShouldBe([(null, "basic", 1), ("basic", "silver", 1)]);
    }

    [Theory]
    [InlineData("America/New_York", "2026-02-01T04:59:59Z", "2026-01")]
    [InlineData("America/New_York", "2026-02-01T05:00:00Z", "2026-02")]
    [InlineData("Pacific/Kiritimati", "2026-01-31T10:00:00Z", "2026-02")]
    [InlineData("Pacific/Kiritimati", "2026-01-31T09:59:59Z", "2026-01")]
    [InlineData("Pacific/Apia", "2011-12-31T09:59:59Z", "2011-12")]
    [InlineData("Pacific/Apia", "2011-12-31T10:00:00Z", "2012-01")]
    [InlineData("Asia/Kathmandu", "2024-02-29T18:14:59Z", "2024-02")]
    [InlineData("Asia/Kathmandu", "2024-02-29T18:15:00Z", "2024-03")]
    [InlineData("Europe/London", "2026-03-31T23:00:00Z", "2026-04")]
    public void A_month_begins_and_ends_in_the_program_s_zone(string zone, string at, string month)
    {
        var club = At("2011-01-01T00:00Z", ClubProgram.With(zone));
        club.Enrol("ann");
        club.Clock = NodaTime.Text.InstantPattern.General.Parse(at).Value;
        club.Buy("ann", 7);
        club.Sum(Flow.Issued).ShouldBeGreaterThan(0);
        club.Sum(Flow.Issued, month).ShouldBe(club.Sum(Flow.Issued));
    }

    private static Club At(string time, string program) => new(program) { Clock = Time(time) };

    private static Instant Time(string text) => MemberStory.Time(text);

    private static long Available(Club club, string tier) => club.Movements
        .Where(movement => movement.Flow == Flow.Available && movement.Cell.Tier == tier).Sum(movement => movement.Points);

    /// <summary>All that a month's points are counted as.</summary>
    private static string Told(Club club, string month) => string.Join(' ', Enum.GetValues<Flow>()
        .Select(flow => (flow, Points: club.Sum(flow, month)))
        .Where(sum => sum.Points != 0)
        .Select(sum => $"{char.ToLowerInvariant($"{sum.flow}"[0])}{$"{sum.flow}"[1..]} {sum.Points}"));
}
