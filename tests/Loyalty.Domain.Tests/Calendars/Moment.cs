using Loyalty.Domain.Accounts;
using Loyalty.Domain.Tests.Accounts;
using NodaTime;

namespace Loyalty.Domain.Tests.Calendars;

/// <summary>Something that happens at an instant that the calendar gives.</summary>
public enum Moment
{
    /// <summary>Pending points are spendable.</summary>
    Available,

    /// <summary>A hold was released by itself.</summary>
    Released,

    /// <summary>A new member may give points away.</summary>
    CooledOff,

    /// <summary>A gift of all that a day allows stands in the way of another one no more.</summary>
    GiftForgotten,

    /// <summary>A rule that gave as often as it may gives again.</summary>
    UseForgotten,

    /// <summary>After this instant no purchase is in time for a referral.</summary>
    WindowOver,

    /// <summary>A purchase has earned the reward of a referral.</summary>
    Kept,

    /// <summary>The member has been one for so many months.</summary>
    Member,

    /// <summary>The birthday month has begun.</summary>
    Birthday,

    /// <summary>A promotion gives.</summary>
    PromotionBegun,

    /// <summary>A promotion gives no more.</summary>
    PromotionOver,

    /// <summary>A voucher is good no more.</summary>
    VoucherOver,

    /// <summary>The tier by invitation is gone.</summary>
    InvitationOver,
}

/// <summary>Whether a moment of a member's life has come.</summary>
internal sealed record Life(string Zone, string Start, string Period)
{
    public bool HasCome(Moment moment, Instant at) => moment switch
    {
        Moment.Available => Bought($$""" "points": { "pendingFor": "{{Period}}" } """).At(at).Account.Balance == 10,
        Moment.Released => Held().At(at).Account.Held == 0,
        Moment.CooledOff => Bought($$""" "gifts": { "coolingOff": "{{Period}}" } """).Decide(at, Gift(1)) is Decision.Granted,
        Moment.GiftForgotten => Given().Decide(at, Gift(5)) is Decision.Granted,
        Moment.UseForgotten => Acted().Do(at, Act("again")) is AccountEvent.ActivityDone { Earning.Points: 1 },
        Moment.WindowOver => !IsRewarded(Referred($$""" "window": "{{Period}}" """), at + Duration.Epsilon, at + Duration.Epsilon),
        Moment.Kept => IsRewarded(Referred($$""" "keptFor": "{{Period}}" """), MemberStory.Time(Start), at),
        Moment.Member => Joined(Rule($$""" "on": "membership", "where": { "months": [{{Period}}] } """)).At(at).Account.Balance == 1,
        Moment.Birthday => Joined(Rule("\"on\": \"birthdayMonth\""), BirthMonth()).At(at).Account.Balance == 1,
        Moment.PromotionBegun => Earns(Promotion("from"), at) == 20,
        Moment.PromotionOver => Earns(Promotion("until"), at) == 10,
        Moment.VoucherOver => VoucherEnds() <= at,
        _ => Invited().At(at).Account.Tier.Id == "basic",
    };

    private AccountStory Joined(string fields, MemberFacts? facts = null, ReferralClaim? referral = null) =>
        new(PlainProgram.With($$"""{ "timeZone": "{{Zone}}", {{fields}} }"""), Start, facts, referral);

    private AccountStory Bought(string fields)
    {
        var member = Joined(fields);
        member.Buy(Start, 10).ShouldBe(10);
        return member;
    }

    private AccountStory Held()
    {
        var member = Bought($$""" "points": { "holdFor": "{{Period}}" } """);
        member.Do(Start, new AccountCommand.Redeem("hold") { Points = 10, Hold = true });
        return member;
    }

    private AccountStory Given()
    {
        var member = Bought(""" "gifts": { "maxPerDay": 5 } """);
        member.Do(Start, Gift(5));
        return member;
    }

    private AccountStory Acted()
    {
        var member = Joined(Rule($$""" "on": "activity:share", "limit": { "times": 1, "per": "{{Period}}" } """));
        member.Do(Start, Act("first"));
        return member;
    }

    private AccountStory Referred(string terms) => Joined(
        $$""" "referral": { "referrer": { "points": 1 }, "friend": { "points": 1 }, {{terms}} } """,
        referral: new ReferralClaim("CODE", "ann", false));

    private static bool IsRewarded(AccountStory member, Instant bought, Instant at)
    {
        member.Do(bought, AccountStory.Buying("order", ("A", 1, 10)));
        return member.At(at).Account.Balance == 11;
    }

    private static long Earns(AccountStory member, Instant at) =>
        ((AccountEvent.Purchased)member.Do(at, AccountStory.Buying("order", ("A", 1, 10)))).Earning.Points;

    private Instant VoucherEnds()
    {
        var member = Bought($$""" "rewards": [{ "id": "off", "points": 1, "gives": { "percentOff": 10 }, "validFor": "{{Period}}" }] """);
        return member.Do<AccountEvent.Redeemed>(Start, new AccountCommand.Redeem("r") { RewardId = "off" }).Voucher!.ExpiresAt;
    }

    private AccountStory Invited()
    {
        var member = Joined("\"debt\": \"allowed\"");
        member.Do(Start, new AccountCommand.Invite("i", "vip", MemberStory.Time(Period)));
        return member;
    }

    private AccountStory Promotion(string bound) =>
        Joined($$""" "promotions": [{ "id": "double", "multiply": 2, "{{bound}}": "{{Period}}", "active": true }] """);

    private MemberFacts BirthMonth() => new() { BirthMonth = int.Parse(Period, System.Globalization.CultureInfo.InvariantCulture) };

    private static string Rule(string rule) => $$""" "earn": [{ "id": "rule", "give": { "points": 1 }, {{rule}} }] """;

    private static AccountCommand.Give Gift(long points) => new("gift", "bob", points) { IsKnown = true };

    private static AccountCommand.Act Act(string id) => new(id, "share", null);
}
