using System.Text.RegularExpressions;
using Loyalty.Api.Console.Members;
using Loyalty.Api.Tests.Snapshots;
using Loyalty.Contracts.Members;

namespace Loyalty.Api.Tests.Console.Members;

/// <summary>What each kind of entry says.</summary>
public sealed class StoryTests
{
    private static readonly DateTimeOffset March = new(2025, 3, 3, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2026, 3, 3, 23, 0, 0, TimeSpan.Zero); // midnight in Paris

    private static readonly LedgerEntry Bought = new()
    {
        Version = 2, At = March, Kind = "purchase", Id = "1001", OrderId = "1001", Points = 1_150, Balance = 1_150, ExpiresAt = End,
        Breakdown = [Line("purchase", 1_000), Line("first-purchase", 150)],
    };

    [Fact]
    public void A_purchase_says_by_what_it_earned_and_how_long_that_is_good()
    {
        var told = Tell([Entry("enrolment")], Bought);
        told.ShouldBe(
            "+1 150 for order 1001: 1 000 by the rule purchase, 150 by the rule first-purchase; available at once; good through 3 Mar 2026.");
    }

    [Fact]
    public void Its_lines_say_what_the_rules_give_today_and_what_became_of_them()
    {
        var gone = Entry("return", -500) with { Id = "r", OrderId = "1001", Breakdown = [Line("purchase", -500)] };
        var expired = Entry("expiry", -650) with { ExpiresAt = End, At = End };
        var past = Past([Bought], gone, expired);
        var told = new Story(Club.Words, past).Tell(past.Entries[0]);

        told.Shares.Select(share => Club.Plain($"{share.By} ({share.Says}) {share.Points}")).ShouldBe(
            ["purchase (100 for each 1 spent) +1 000", "first-purchase (150 points, where orderNumber is 1) +150"]);
        told.Ties.Select(Club.Plain).ShouldBe(
            [
                "3 Mar 2025: -500 for return r of order 1001, which had earned 1 150 on 3 Mar 2025, of the rule purchase.",
                "4 Mar 2026: -650 expired, of all that was good until then.",
            ]);
    }

    [Fact]
    public void A_promotion_is_told_by_its_name() => Tell([], Bought with
    {
        Points = 2_000, Breakdown = [Line("purchase", 1_000), new BreakdownLine { Rule = "purchase", Promotion = "spring", Points = 1_000 }],
    }).ShouldStartWith("+2 000 for order 1001: 1 000 by the rule purchase, 1 000 by the promotion Spring;");

    [Fact]
    public void Points_that_wait_and_points_that_pay_a_debt_are_told()
    {
        Tell([Entry("enrolment")], Bought with { Balance = 0 }).ShouldContain("; not available yet;");
        Tell([Entry("enrolment") with { Owed = 200 }], Bought with { Balance = 950 })
            .ShouldContain("; 200 of them pay what was owed; available at once;");
    }

    [Fact]
    public void A_return_goes_back_to_its_order() => Tell([Bought], Entry("return", -1_000) with
    {
        Id = "r", OrderId = "1001", Owed = 300, Restored = 400, Breakdown = [Line("purchase", -1_030), Line("let-go", 30)],
    }).ShouldBe(
        "-1 000 for return r of order 1001, which had earned 1 150 on 3 Mar 2025, of the rule purchase; 30 that were gone already are let go; "
        + "300 of them were spent already, and are owed; 400 points that had paid for it came back, as good as they were.");

    [Fact]
    public void Points_that_expire_are_tied_to_where_they_came_from()
    {
        var expiry = Entry("expiry", -700) with { ExpiresAt = End };
        Tell([Bought, Entry("activity", 50) with { Reason = "review", ExpiresAt = End }], expiry)
            .ShouldBe("-700 expired: what was left of the 1 150 for order 1001 on 3 Mar 2025, the 50 for review on 3 Mar 2025.");
        Tell([], expiry).ShouldBe("-700 expired, which were good through 3 Mar 2026.");
    }

    [Fact]
    public void A_correction_says_who_proposed_and_who_approved()
    {
        var proposed = Entry("adjustment") with { Id = "a", Actor = "sue", Reason = "5000 points wait for a second approval: lost parcel" };
        Tell([], proposed).ShouldBe("sue proposed a correction of +5 000 points: “lost parcel”; it waits for a second person.");
        var approved = Entry("adjustment", 5_000) with
        {
            Id = "a", Actor = "tom", Reason = "lost parcel", Balance = 5_000, Breakdown = [Line("adjustment", 5_000)],
        };
        var past = Past([proposed], approved);
        Club.Plain(new Story(Club.Words, past).Tell(past.Entries[0]).Text).ShouldEndWith("; tom approved it on 3 Mar 2025.");
        Tell([proposed], approved).ShouldBe("+5 000 by correction by tom, as sue proposed: “lost parcel”; available at once; they never expire.");
    }

    [Fact]
    public void What_was_redeemed_is_named_where_it_comes_back()
    {
        var redeemed = Entry("redemption", -1_000) with { Id = "red", Rule = "ten-percent", OrderId = "o", Breakdown = [Line("ten-percent", -1_000)] };
        Tell([], redeemed with { Vouchers = [new VoucherView { Code = "C", Kind = "percentOff", RewardId = "ten-percent", Percent = 10, ExpiresAt = End }] })
            .ShouldBe("-1 000 for 10 % off (redemption red), for order o; with a voucher, 10 % off, good through 3 Mar 2026.");
        Tell([redeemed], Entry("cancellation", 1_000) with { Id = "red", Actor = "sue" })
            .ShouldBe("+1 000 back, as the voucher of 10 % off (redemption red) of 3 Mar 2025 was cancelled by sue.");
    }

    [Theory]
    [InlineData("enrolment", 0, null, "Joined the program.")]
    [InlineData("enrolment", 70, null, "+70 for a birthday in the month of joining; they never expire.")]
    [InlineData("profile", 0, null, "What the shop knows of the member was changed by sue.")]
    [InlineData("profile", 70, null, "+70 for a birthday in the month in which it was told; they never expire.")]
    [InlineData("purchase", 0, null, "Order o earned nothing.")]
    [InlineData("return", 0, null, "Return i of order o: it took nothing back.")]
    [InlineData("activity", 50, "review", "+50 for review (activity i); they never expire.")]
    [InlineData("activity", 0, "review", "review (activity i) earned no points.")]
    [InlineData("birthday", 1500, null, "+1 500 for the birthday month; they never expire.")]
    [InlineData("birthday", 0, null, "The birthday month began.")]
    [InlineData("membership", 200, null, "+200 for being a member for so long; they never expire.")]
    [InlineData("available", 0, "1150 points became spendable", "1 150 points became spendable.")]
    [InlineData("expiry-warning", 0, "1150 points are about to expire", "A warning went out: 1 150 points are about to expire.")]
    [InlineData("tier", 0, "silver → bronze", "The tier went from Silver to Bronze.")]
    [InlineData("tier", 0, "silver → silver", "The tier was looked at again: it stays Silver.")]
    [InlineData("redemption", -300, null, "-300 for a payment (redemption i), for order o.")]
    [InlineData("hold", 0, "1000 points are set aside", "A payment (redemption i), for order o: 1 000 points are set aside until it is captured or released.")]
    [InlineData("stock", 0, "no piece is left", "Redemption i: no piece is left, so its points are free again.")]
    [InlineData("capture", -300, null, "-300 for a payment (redemption i), for order o.")]
    [InlineData("release", 0, "not captured in time", "What was set aside for redemption i is free again: not captured in time.")]
    [InlineData("release", -20, "20 points had expired meanwhile",
        "-20 went as what was set aside for redemption i came back: 20 points had expired meanwhile.")]
    [InlineData("cancellation", 0, "20 points had expired meanwhile",
        "The voucher of redemption i was cancelled; nothing came back: 20 points had expired meanwhile.")]
    [InlineData("gift", -100, null, "-100 given to member bob (gift i).")]
    [InlineData("gift-received", 100, null, "+100 given by member bob (gift i), as good as they were there.")]
    [InlineData("gift-received", 0, "100 points had expired meanwhile", "A gift of member bob (gift i) came too late: 100 points had expired meanwhile.")]
    [InlineData("gift-returned", 100, null, "+100 back, as gift i could not be delivered to member bob.")]
    [InlineData("referral", 70, null, "+70 for joining through member bob, as the first purchase, order o, was kept; they never expire.")]
    [InlineData("referral-return", -70, null, "-70 as order o came back, which had earned the reward for joining through member bob.")]
    [InlineData("adjustment", -70, "mistake", "-70 by correction by sue: “mistake”.")]
    [InlineData("freeze", 0, "stolen card", "Frozen by sue: no points leave, earning goes on: “stolen card”.")]
    [InlineData("unfreeze", 0, "found", "Unfrozen by sue: points may leave again: “found”.")]
    [InlineData("invitation", 0, "vip", "Invited to Friends of the house by sue, for good.")]
    [InlineData("invitation", 0, "vip → silver", "The invitation was withdrawn by sue: from Friends of the house to Silver.")]
    [InlineData("delivery", 0, null, "What was asked of another, such as a gift or a voucher, is confirmed.")]
    [InlineData("of-tomorrow", 5, "new", "+5 Of-tomorrow: new.")]
    public void Every_kind_has_its_sentence(string kind, long points, string? reason, string sentence) =>
        Tell([], Entry(kind, points) with { Id = "i", OrderId = "o", Other = "bob", Actor = "sue", Reason = reason }).ShouldBe(sentence);

    [Fact]
    public void The_referrer_and_the_stock_have_theirs()
    {
        Tell([], Entry("referral", 70) with { Other = "bob" }).ShouldStartWith("+70 for bringing member bob, whose first purchase was kept;");
        Tell([], Entry("referral-return") with { Other = "bob" })
            .ShouldBe("Nothing was taken back as the first purchase of member bob came back.");
        Tell([], Entry("stock") with { Id = "i", Rule = "ten-percent", Reason = "a piece of the stock is asked for" })
            .ShouldBe("10 % off (redemption i): a piece of the stock is asked for, and its points are set aside.");
    }

    [Fact]
    public void No_kind_that_the_grains_write_is_left_out()
    {
        var folder = Path.Combine(Snapshot.Root(), "src", "Loyalty.Grains", "Members");
        var kinds = new[] { "Receipts.cs", "DealingEntries.cs" }
            .SelectMany(file => Regex.Matches(File.ReadAllText(Path.Combine(folder, file)), "version, [^\"\n]*(\"([a-z-]+)\"( : )?)+"))
            .SelectMany(match => match.Groups[2].Captures.Select(kind => kind.Value)).Distinct().ToArray();

        kinds.Length.ShouldBeGreaterThanOrEqualTo(27);
        kinds.ShouldContain("unfreeze");
        foreach (var kind in kinds)
            Tell([], Entry(kind)).ToUpperInvariant().ShouldNotBe($"{kind}.".ToUpperInvariant());
    }

    private static BreakdownLine Line(string rule, long points) => new() { Rule = rule, Points = points };

    private static LedgerEntry Entry(string kind, long points = 0) => new() { Version = 1, At = March, Kind = kind, Points = points };

    private static string Tell(LedgerEntry[] before, LedgerEntry entry)
    {
        var past = Past(before, entry);
        return Club.Plain(new Story(Club.Words, past).Tell(past.Entries[^1]).ToString());
    }

    private static Past Past(LedgerEntry[] before, params LedgerEntry[] entries) =>
        new([.. before.Concat(entries).Select((entry, place) => entry with { Version = place + 1 })]);
}
