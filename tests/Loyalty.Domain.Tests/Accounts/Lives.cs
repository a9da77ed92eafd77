using Loyalty.Domain.Accounts;
using Loyalty.Domain.Effects;
using Loyalty.Domain.Tests.Agreement;
using Case = Loyalty.Domain.Tests.Agreement.Case;

namespace Loyalty.Domain.Tests.Accounts;

/// <summary>Ledgers of members in whose lives everything happens that can.</summary>
internal static class Lives
{
    private const string Program = """
        {
          "points": { "expire": { "after": "P1M" }, "pendingFor": "P1D", "warnBefore": "P5D" },
          "earn": [
            { "id": "purchase", "on": "purchase", "give": { "points": 1, "per": 1 } },
            { "id": "birthday", "on": "birthdayMonth", "give": { "points": 15 } }
          ],
          "gifts": {},
          "referral": { "referrer": { "points": 5 }, "friend": { "points": 7 } },
          "adjustments": { "secondApprovalAbove": 100 },
          "rewards": [
            { "id": "mug", "points": 10, "gives": { "product": "MUG" }, "stock": 3 },
            { "id": "money", "points": 10, "gives": { "moneyOff": { "USD": 5 } } }
          ]
        }
        """;

    public static IEnumerable<IReadOnlyList<AccountEvent>> All => [Friend(), Referrer(), .. Enumerable.Range(0, 40).Select(Any)];

    private static IReadOnlyList<AccountEvent> Friend()
    {
        var bob = new AccountStory(PlainProgram.With(Program), "2026-02-01T08:00-05:00", referral: new ReferralClaim("CODE", "ann", false));
        bob.Buy("2026-02-02T09:00-05:00", 100, "kept");
        bob.Do("2026-02-04T09:00-05:00", new AccountCommand.Return("return", "kept"));
        bob.Buy("2026-02-05T09:00-05:00", 100, "next");
        bob.Do("2026-02-07T09:00-05:00", new AccountCommand.Describe("change", new MemberFacts { BirthMonth = 2 }));
        bob.Do("2026-02-07T09:00-05:00", new AccountCommand.Redeem("hold") { Points = 1, Hold = true });
        bob.Do("2026-02-07T09:00-05:00", new AccountCommand.Redeem("forgotten") { Points = 1, Hold = true });
        bob.Do("2026-02-07T09:10-05:00", new AccountCommand.Capture("hold"));
        bob.At("2026-02-07T11:00-05:00");
        bob.Do("2026-02-08T09:00-05:00", new AccountCommand.Redeem("mug") { RewardId = "mug" });
        bob.Confirm("2026-02-08T09:00-05:00", EffectOutcome.Refused);
        bob.Do("2026-02-08T09:00-05:00", new AccountCommand.Redeem("money") { RewardId = "money" });
        bob.Confirm("2026-02-08T09:00-05:00", EffectOutcome.Done);
        bob.Do("2026-02-09T09:00-05:00", new AccountCommand.Restore("money"));
        bob.Do("2026-02-10T09:00-05:00", new AccountCommand.Give("gift", "eve", 10) { IsKnown = true });
        bob.Confirm("2026-02-10T09:00-05:00", EffectOutcome.Refused);
        return bob.Ledger;
    }

    private static IReadOnlyList<AccountEvent> Referrer()
    {
        var ann = new AccountStory(PlainProgram.With(Program), "2026-02-01T08:00-05:00");
        ann.Do("2026-02-02T09:00-05:00", new AccountCommand.EarnReferral("CODE", "bob", "kept"));
        ann.Do("2026-02-03T09:00-05:00", new AccountCommand.ReceiveGift("gift", "bob", [new Lot(MemberStory.Time("2026-03-01T09:00-05:00"), 10)]));
        ann.Do("2026-02-04T09:00-05:00", new AccountCommand.Adjust("adjustment", 101, "kindness") { Actor = "eve" });
        ann.Do("2026-02-04T09:00-05:00", new AccountCommand.Approve("adjustment") { Actor = "bob" });
        ann.Do("2026-02-05T09:00-05:00", new AccountCommand.Freeze("freeze", true, null));
        ann.Do("2026-02-06T09:00-05:00", new AccountCommand.Invite("invitation", "vip", null));
        ann.Do("2026-02-07T09:00-05:00", new AccountCommand.Withdraw("invitation"));
        return ann.Ledger;
    }

    private static IReadOnlyList<AccountEvent> Any(int seed)
    {
        var life = Case.Of(seed, isLateAllowed: false, longest: 30);
        var member = new EngineMember(life.Program);
        foreach (var command in life.Commands)
            member.Do(command);
        return member.Ledger;
    }
}
