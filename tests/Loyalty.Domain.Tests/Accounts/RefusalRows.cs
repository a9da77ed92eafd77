using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;
using NodaTime;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>A command that deserves a refusal.</summary>
/// <param name="Reason">The refusal.</param>
/// <param name="Why">What is wrong with it: the reason, and a later one too wherever both can hold at once.</param>
/// <param name="Command">The command.</param>
internal sealed record RefusalRow(AccountRefusal Reason, string Why, AccountCommand Command)
{
    /// <summary>Fields of the program that are other than those of the other rows.</summary>
    public string Program { get; init; } = "{}";

    /// <summary>What happens just before.</summary>
    public AccountCommand? Before { get; init; }

    /// <summary>How much later than the others it comes.</summary>
    public Duration Later { get; init; }
}

/// <summary>For each refusal a command that deserves it, in the order of their precedence: the earlier one is told.</summary>
internal static class RefusalRows
{
    /// <summary>The member bought two shirts and a coat for 40, all kept, and a hat for 10 that went back, and spent a point on a pin.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 5, 1, 12, 0);

    private const string NotOffered = """{ "referral": null, "gifts": null }""";

    public static readonly RefusalRow[] All =
    [
        new(AccountRefusal.MemberUnknown, "nobody, in the future, with a currency that is unknown", Buying("JPY", 1, 5) with { OccurredAt = Late }),
        new(AccountRefusal.OccurredInFuture, "in the future, with a currency that is unknown", Buying("JPY", 1, 5) with { OccurredAt = Late }),
        new(AccountRefusal.MemberFrozen, "a reward that there is not, by a frozen member", Redeeming("boat", 9_999))
        {
            Before = new AccountCommand.Freeze("f", true, null),
        },
        new(AccountRefusal.CurrencyUnknown, "an unknown currency, in which points have no worth", Buying("JPY", 1, 5)),
        new(AccountRefusal.ReferralsNotOffered, "nobody's code, where there are no referrals", Joining(null, isOwn: true)) { Program = NotOffered },
        new(AccountRefusal.ReferralCodeUnknown, "nobody's code that is the member's own", Joining(null, isOwn: true)),
        new(AccountRefusal.ReferralCodeOwn, "the member's own code", Joining("ann", isOwn: true)),
        new(AccountRefusal.PointsHaveNoWorth, "points without a worth, and a voucher that was not used", Unused(Buying("EUR", 1e16m, 5))),
        new(AccountRefusal.VoucherNotUsed, "a voucher that was not used, for far too much", Unused(Buying("USD", 1e16m, 0))),
        new(AccountRefusal.OrderUnknown, "of an order that is unknown, more pieces than any", Returning("none", pieces: 100)),
        new(AccountRefusal.PiecesExceeded, "more pieces than are left, of an order of which nothing is", Returning("hat", pieces: 1)),
        new(AccountRefusal.AmountExceeded, "more money than is left, of an order of which nothing is", Returning("hat", amount: 1)),
        new(AccountRefusal.NothingLeft, "all of an order of which nothing is left", Returning("hat")),
        new(AccountRefusal.ActivityUnknown, "an activity without a rule", new AccountCommand.Act("a", "dance", null)),
        new(AccountRefusal.RewardUnknown, "a reward that there is not, for more points than there are", Redeeming("boat", 9_999)),
        new(AccountRefusal.RewardNotForTier, "another tier's reward, for other points than it costs", Redeeming("tote", 9_999)),
        new(AccountRefusal.RewardUnavailable, "a reward of last season, for other points than it costs", Redeeming("egg", 9_999)),
        new(AccountRefusal.RewardNotNow, "a reward of last season that the member has had", Redeeming("egg", null)),
        new(AccountRefusal.RewardLimitReached, "a reward that the member has had, and that the balance does not cover", Redeeming("pin", 9_999)),
        new(AccountRefusal.OutOfStock, "a reward of which no piece is left", new AccountCommand.Confirm(1, EffectOutcome.Refused))
        {
            Before = Redeeming("mug", null),
        },
        new(AccountRefusal.RedemptionUnknown, "a capture of nothing", new AccountCommand.Capture("none")),
        new(AccountRefusal.HoldOver, "a capture of what was spent at once", new AccountCommand.Capture("pin")),
        new(AccountRefusal.GiftsNotOffered, "a gift to nobody, where there are no gifts", Giving(9_999, isKnown: false)) { Program = NotOffered },
        new(AccountRefusal.RecipientUnknown, "a gift to oneself who is nobody", Giving(9_999, isKnown: false, isOneself: true)),
        new(AccountRefusal.GiftToOneself, "a gift to oneself, too early", Giving(9_999, isOneself: true)),
        new(AccountRefusal.GiftTooEarly, "a gift of more than the limit, too early", Giving(9_999)),
        new(AccountRefusal.GiftLimitReached, "a gift of more than the limit and more than there is", Giving(9_999)) { Later = Duration.FromDays(1) },
        new(AccountRefusal.AdjustmentUnknown, "an approval of nothing", Approving("bob")),
        new(AccountRefusal.AdjustmentSettled, "an approval, by the one who made it, of what is done", Approving("eve"))
        {
            Before = new AccountCommand.Adjust("a", 1, "kindness") { Actor = "eve" },
        },
        new(AccountRefusal.SecondPersonNeeded, "an approval by the one who proposed to take more than there is", Approving("eve"))
        {
            Before = new AccountCommand.Adjust("a", -9_999, "mistake") { Actor = "eve" },
        },
        new(AccountRefusal.TierNotByInvitation, "an invitation to a tier that is earned, to an end in the past", Inviting("silver")),
        new(AccountRefusal.InvitationEndsEarly, "an invitation to an end in the past", Inviting("vip")),
        new(AccountRefusal.InvitationOver, "no invitation taken back", new AccountCommand.Withdraw("i")),
        new(AccountRefusal.InsufficientPoints, "a reward that the balance does not cover", Redeeming("cup", null)),
        new(AccountRefusal.TooManyPoints, "more than an account can hold", Buying("USD", 1e15m + 1, 0)),
    ];

    private static Instant Late => Now + Duration.FromMinutes(5) + Duration.Epsilon;

    /// <summary>What the member of a row did before the command.</summary>
    public static AccountStory StoryOf(RefusalRow row)
    {
        var member = new AccountStory(PlainProgram.With(ProgramOf(row)), "2026-04-21T12:00Z");
        var then = Now - Duration.FromDays(9);
        member.Do(then, AccountStory.Buying("shirts", ("A", 2, 10), ("COAT", 1, 20)));
        member.Do(then, AccountStory.Buying("hat", ("A", 1, 10)));
        member.Do(then, new AccountCommand.Return("r1", "hat"));
        member.Do(then, new AccountCommand.Redeem("pin") { RewardId = "pin" });
        member.Do(then, new AccountCommand.Redeem("egg") { RewardId = "egg" });
        if (row.Before is { } before)
            member.Do(Now, before);
        return member;
    }

    private static string ProgramOf(RefusalRow row)
    {
        var program = System.Text.Json.Nodes.JsonNode.Parse(Fields)!.AsObject();
        foreach (var (name, _) in System.Text.Json.Nodes.JsonNode.Parse(row.Program)!.AsObject())
            program.Remove(name);
        return program.ToJsonString();
    }

    private const string Fields = """
        {
          "timeZone": "UTC",
          "points": { "worth": { "USD": 0.01 } },
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } },
            { "id": "review", "on": "activity:review", "give": { "points": 1 } }
          ],
          "referral": { "referrer": { "points": 1 }, "friend": { "points": 1 } },
          "gifts": { "coolingOff": "P11D", "maxPerDay": 100 },
          "adjustments": { "secondApprovalAbove": 100 },
          "debt": "capped",
          "rewards": [
            { "id": "tote", "points": 500, "gives": { "product": "TOTE" }, "stock": 3, "tiers": ["silver"] },
            { "id": "cup", "points": 200, "gives": { "product": "CUP" } },
            { "id": "mug", "points": 20, "gives": { "product": "MUG" }, "stock": 3 },
            { "id": "pin", "points": 1, "gives": { "product": "PIN" }, "multiple": true, "limit": { "times": 1 } },
            { "id": "egg", "points": 1, "gives": { "product": "EGG" }, "until": "2026-04-30T00:00", "limit": { "times": 1 } }
          ]
        }
        """;

    private static AccountCommand.Purchase Buying(string currency, decimal price, long pointsPaid) => new("o", new Orders.Order
    {
        Currency = Domain.Money.Currency.Parse(currency),
        Lines = [new Orders.Line("A", 1, price)],
    })
    { PointsPaid = pointsPaid };

    private static AccountCommand.Purchase Unused(AccountCommand.Purchase purchase) =>
        purchase with { Vouchers = [new VoucherPayment(false, null, 0)] };

    private static AccountCommand.Enrol Joining(string? referrer, bool isOwn) =>
        new(new MemberFacts()) { Referral = new ReferralClaim("CODE", referrer, isOwn) };

    private static AccountCommand.Return Returning(string order, int? pieces = null, decimal? amount = null) => new("r", order)
    {
        Lines = pieces is { } count ? [new Pieces("A", count)] : null,
        Amount = amount,
    };

    private static AccountCommand.Redeem Redeeming(string reward, long? points) => new("x") { RewardId = reward, Points = points };

    private static AccountCommand.Give Giving(long points, bool isKnown = true, bool isOneself = false) =>
        new("g", "bob", points) { IsKnown = isKnown, IsOneself = isOneself };

    private static AccountCommand.Approve Approving(string actor) => new("a") { Actor = actor };

    private static AccountCommand.Invite Inviting(string tier) => new("i", tier, Now);
}
